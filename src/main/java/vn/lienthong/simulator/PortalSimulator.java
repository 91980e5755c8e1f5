package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The national public-service portal: log-in, then one path for all services, told apart by the field {@code service}.
 * Its error_code is a number in one answer and text in the next. Straight, or behind a security server's adapter.
 */
public final class PortalSimulator extends SimulatedPartner {
    static final String LOGIN_PATH = "/mapi/login";
    static final String CALL_PATH = "/mapi/g";
    private static final String ADAPTER = "/XrdAdapter/RestService/forward";
    private static final String CODE = "dstcode";

    private final SimulatorOptions options;
    private final Clock clock;
    private final PortalDossiers dossiers;
    private final PortalProgress progress;
    private final PortalPapers papers;
    private final PortalFeedback feedback;
    private final PortalFigures figures;
    private final PortalLists lists = new PortalLists();
    private final Map<String, PortalService> services = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger logIns = new AtomicInteger();
    private volatile Tokens sessions;

    PortalSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.PORTAL, options, clock);
        this.options = options;
        this.clock = clock;
        endSessions();
        dossiers = new PortalDossiers(ledger());
        progress = new PortalProgress(dossiers, ledger());
        add(dossiers);
        add(progress);
        papers = new PortalPapers(ledger());
        papers.services().forEach(this::add);
        feedback = new PortalFeedback(ledger());
        feedback.services().forEach(this::add);
        figures = new PortalFigures(ledger());
        add(figures);
        lists.all().forEach(this::add);
        add(new PortalProcedure());
        ledger().entries().forEach(entry -> services.values().forEach(service -> service.remember(entry)));
        listen(vertx, options.ports().portal(), this::answer);
    }

    private void add(PortalService service) {
        services.put(service.name(), service);
    }

    /** The dossiers it holds. */
    public PortalDossiers dossiers() {
        return dossiers;
    }

    /** The progress rows it holds. */
    public PortalProgress progress() {
        return progress;
    }

    /** The citizen document store. */
    public PortalPapers papers() {
        return papers;
    }

    /** Ratings, questions and answers. */
    public PortalFeedback feedback() {
        return feedback;
    }

    /** The monthly figures it took. */
    public PortalFigures figures() {
        return figures;
    }

    /** A code list, by its service. */
    public PortalList list(String service) {
        return lists.of(service);
    }

    /** Every session has ended; the next call hears so. */
    public void endSessions() {
        sessions = new Tokens(options.credentials().portalPassword() + logIns.get(), options.tokenLifetime(), clock);
    }

    /** Log-ins so far. */
    public int logIns() {
        return logIns.get();
    }

    private Answer answer(Request request) {
        Optional<String> path = path(request);
        if (path.isEmpty()) return Answer.problem(404, "Not Found");
        if (!request.method().equals("POST")) return Answer.problem(405, "Method Not Allowed");
        return switch (path.get()) {
            case LOGIN_PATH -> logIn(request.json());
            case CALL_PATH -> serve(request.json());
            default -> Answer.problem(404, "Not Found");
        };
    }

    /** Behind the adapter only who names the portal's code reaches it. */
    private static Optional<String> path(Request request) {
        if (!request.path().startsWith(ADAPTER)) return Optional.of(request.path());
        boolean named =
                List.of(request.query().split("&")).stream().anyMatch(part -> part.startsWith(CODE + "=VN:GOV:"))
                        || request.header(CODE).startsWith("VN:GOV:");
        return named ? Optional.of(request.path().substring(ADAPTER.length())) : Optional.empty();
    }

    private Answer logIn(JsonNode account) {
        boolean known = Tokens.same(options.credentials().portalUsername(), Wire.text(account, "username"))
                && Tokens.same(options.credentials().portalPassword(), Wire.text(account, "password"));
        if (!known) {
            ledger().violation(Breach.BAD_CREDENTIALS, "", "login");
            return envelope(PortalReply.refused("Sai tên đăng nhập hoặc mật khẩu"), Map.of());
        }
        logIns.incrementAndGet();
        return envelope(PortalReply.done("Đăng nhập thành công"), Map.of("session", sessions.issue()));
    }

    private Answer serve(JsonNode request) {
        switch (sessions.check("Bearer " + Wire.text(request, "session"))) {
            case UNKNOWN, EXPIRED -> {
                return envelope(PortalReply.refused("Phiên làm việc đã hết hạn"), Map.of());
            }
            case VALID -> {}
        }
        if (broken()) return envelope(PortalReply.refused("Hệ thống đang bận, vui lòng thử lại"), Map.of());
        if (Wire.text(request, "madonvi").isEmpty()) {
            ledger().violation(Breach.MALFORMED, "", "madonvi");
            return envelope(PortalReply.refused("Thiếu mã đơn vị"), Map.of());
        }
        PortalService service = services.get(Wire.text(request, "service"));
        if (service == null) {
            ledger().violation(Breach.MALFORMED, "", "service " + Wire.text(request, "service"));
            return envelope(PortalReply.refused("Sai tên dịch vụ"), Map.of());
        }
        return envelope(service.answer(request), Map.of());
    }

    private Answer envelope(PortalReply reply, Map<String, Object> more) {
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean number = answers.getAndIncrement() % 2 == 0;
        answer.put("error_code", number ? reply.code() : Integer.toString(reply.code()));
        answer.put("message", reply.message());
        answer.put("result", reply.result() == null ? new ArrayList<>() : reply.result());
        answer.putAll(more);
        return Answer.json(200, answer);
    }
}
