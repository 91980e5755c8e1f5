package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** PM DVCLT (C06): sends dossiers until they are acknowledged, and takes their statuses in strict order. */
public final class DvcltSimulator extends SimulatedPartner {
    static final String STATUS_PATH = "/api/lienthongdvclt/capNhatTrangThaiHoSoDVCLTHoTich";

    private final SimulatorOptions options;
    private final Clock clock;
    private final Tokens tokens;
    private final DossierSender sender;
    private final PullShelf shelf = new PullShelf();
    private final EngineCaller engines;
    private final Map<String, Known> dossiers = new HashMap<>();
    private final List<BiConsumer<String, Integer>> statusListeners = new CopyOnWriteArrayList<>();

    /** A dossier DVCLT knows: its order, and whether the answer to each accepted code reached the caller. */
    private static final class Known {
        private final StatusOrder order = new StatusOrder();
        private final Map<Integer, Request.Delivery> answers = new HashMap<>();
        private String digest = "";
    }

    DvcltSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.DVCLT, options, clock);
        this.options = options;
        this.clock = clock;
        this.tokens = new Tokens(options.credentials().dvcltPassword(), options.tokenLifetime(), clock);
        this.sender = new DossierSender(vertx, options.dossiers(), "/dvclt/v1/dossiers", ledger());
        this.engines = new EngineCaller(vertx);
        ledger().entries().forEach(this::remember);
        listen(vertx, options.ports().dvclt(), this::answer);
    }

    /**
     * Pushes the dossier ({@code POST {engine}/dvclt/v1/dossiers}), again and again with growing delays on time-outs,
     * cut lines, 429 and 5xx, until it is acknowledged or refused. The number is known from the first push on; the
     * same number with other content after a supplement request is its next version.
     *
     * @param dossierJson the body, as in the contracts
     * @return whether it was acknowledged; never completes exceptionally while the simulator is open
     */
    public CompletableFuture<Boolean> send(String dossierJson) {
        URI engine = options.dossiers().engine().orElseThrow(() -> new IllegalStateException("no engine to send to"));
        return send(engine, dossierJson);
    }

    /** As {@link #send(String)}, to this engine instead of the one in the options. */
    public CompletableFuture<Boolean> send(URI engine, String dossierJson) {
        String number = Wire.text(Wire.object(dossierJson), "maHoSo");
        return sender.send(engine, number, knownAs(number, Wire.sha256(dossierJson)), dossierJson);
    }

    /**
     * Lays the dossier out to be pulled: in the list, with its details, until it is acknowledged. The number is known
     * from now on, as with {@link #send(String)}; both may be done with the same dossier.
     *
     * @return completes with true once it is acknowledged
     */
    public CompletableFuture<Boolean> offer(String dossierJson) {
        JsonNode dossier = Wire.object(dossierJson);
        knownAs(Wire.text(dossier, "maHoSo"), Wire.sha256(dossierJson));
        return shelf.add(dossier);
    }

    /** How many dossiers wait to be pulled. */
    public int offered() {
        return shelf.size();
    }

    /**
     * Passes on what another authority said of a later step ({@code POST {engine}/dvclt/v1/statuses}).
     *
     * @param number LT number; the dossier need not have been sent
     * @param agency {@code coQuanXuLy}, such as 1 for the residence police
     * @param code {@code trangThai}
     * @return the HTTP status of the answer
     */
    public CompletableFuture<Integer> sendLaterStep(URI engine, String number, int agency, int code) {
        return sendLaterStep(engine, laterStep(number, agency, code));
    }

    /** The body of {@link #sendLaterStep(URI, String, int, int)}, stated now: for sending it more than once. */
    public ObjectNode laterStep(String number, int agency, int code) {
        return Wire.JSON
                .createObjectNode()
                .put("maTTHC", "")
                .put("soHoSoLT", number)
                .put("coQuanXuLy", agency)
                .put("trangThai", code)
                .put("thoiGianThucHien", Wire.DATE_TIME.format(clock.instant().atZone(Wire.VIETNAM)))
                .put("ghiChu", "")
                .put("ketQuaXuLy", code == 4 ? "{\"soVanBan\":\"000\"}" : "")
                .put("noiDungXuLy", "Bước sau (mô phỏng)");
    }

    /** As {@link #sendLaterStep(URI, String, int, int)}, with this body. */
    public CompletableFuture<Integer> sendLaterStep(URI engine, ObjectNode body) {
        String token = options.dossiers().token();
        return engines.post(engine, "/dvclt/v1/statuses", token, body).thenApply(status -> {
            String what = Wire.text(body, "coQuanXuLy") + "/" + Wire.text(body, "trangThai");
            ledger().record(Kind.LATER_STEP, Wire.text(body, "soHoSoLT"), what, 0, "", Integer.toString(status));
            return status;
        });
    }

    /** Called with the dossier number, on a worker thread, each time a supplement request (2) was accepted. */
    public void onSupplementRequired(Consumer<String> listener) {
        onStatus((number, code) -> {
            if (code == 2) listener.accept(number);
        });
    }

    /** Called with the dossier number and the code, on a worker thread, each time a status was accepted. */
    public void onStatus(BiConsumer<String, Integer> listener) {
        statusListeners.add(listener);
    }

    private synchronized int knownAs(String number, String digest) {
        Known known = dossiers.computeIfAbsent(number, first -> new Known());
        if (known.digest.equals(digest)) return known.order.version();
        if (known.order.awaitsNextVersion()) known.order.nextVersion();
        known.digest = digest;
        ledger().record(Kind.SENT, number, "", known.order.version(), digest, "");
        return known.order.version();
    }

    private void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.SENT) {
            Known known = dossiers.computeIfAbsent(entry.number(), first -> new Known());
            if (known.order.awaitsNextVersion()) known.order.nextVersion();
            known.digest = entry.digest();
        } else if (entry.kind() == Kind.CALLBACK) {
            Known known = dossiers.computeIfAbsent(entry.number(), first -> new Known());
            int code = Integer.parseInt(entry.code());
            if (entry.version() > known.order.version()) known.order.nextVersion();
            known.order.take(code);
            // whether that answer arrived is not on record: a repeat is forgiven
            known.answers.put(code, new Request.Delivery());
        }
    }

    private Answer answer(Request request) {
        if (request.isPost(options.credentials().dvcltTokenPath())) return token(request.json());
        boolean status = request.isPost(STATUS_PATH);
        if (!status && !PullShelf.serves(request)) return Answer.problem(404, "Not Found");
        Tokens.Verdict verdict = tokens.check(request.header("authorization"));
        if (verdict == Tokens.Verdict.UNKNOWN) ledger().violation(Breach.BAD_TOKEN, "", request.path());
        if (verdict != Tokens.Verdict.VALID) return Answer.problem(401, "Unauthorized");
        return status ? callback(request) : pull(request);
    }

    private Answer pull(Request request) {
        PullShelf.Outcome outcome = shelf.answer(request);
        outcome.acknowledged().ifPresent(number -> ledger().record(Kind.DELIVERED, number, "pull", 0, "", ""));
        outcome.misnamed()
                .ifPresent(number -> ledger().violation(Breach.BAD_ACKNOWLEDGEMENT, number, "maHoSo, daNhan"));
        return outcome.answer();
    }

    private Answer token(JsonNode body) {
        boolean user = Tokens.same(options.credentials().dvcltUsername(), Wire.text(body, "userName"));
        boolean password = Tokens.same(options.credentials().dvcltPassword(), Wire.text(body, "password"));
        if (!user || !password) {
            ledger().violation(Breach.BAD_CREDENTIALS, "", "token");
            return Answer.problem(401, "Unauthorized");
        }
        return Answer.json(
                200,
                Map.of("token", tokens.issue(), "refreshToken", tokens.issue(), "refreshTokenExpiryTime", expiry()));
    }

    private String expiry() {
        return clock.instant().plus(tokens.lifetime()).toString();
    }

    private Answer callback(Request request) {
        if (broken()) return told(request, "soHoSoLT", "có lỗi trong quá trình thêm mới");
        JsonNode body = request.json();
        Map<String, String> faults = CallbackContent.faults(body);
        String number = Wire.text(body, "soHoSoLT");
        if (!faults.isEmpty()) {
            ledger().violation(Breach.CONTENT, number, String.join(", ", faults.keySet()));
            String field = faults.keySet().iterator().next();
            return told(request, field, "logic xử lý không hợp lệ: " + field + " " + faults.get(field));
        }
        return status(number, body.path("trangThai").asInt(), request);
    }

    private Answer status(String number, int code, Request request) {
        StatusOrder.Verdict verdict;
        synchronized (this) {
            Known known = options.acceptUnknown()
                    ? dossiers.computeIfAbsent(number, first -> new Known())
                    : dossiers.get(number);
            if (known == null) {
                ledger().violation(Breach.UNKNOWN_DOSSIER, number, "trangThai " + code);
                return told(request, "soHoSoLT", "Hồ sơ " + number + " không tồn tại");
            }
            // sent again by another tool, which DVCLT cannot see here
            if (options.acceptUnknown() && code == 1 && known.order.awaitsNextVersion()) known.order.nextVersion();
            verdict = known.order.take(code);
            enter(number, code, request, known, verdict.ruling());
        }
        if (verdict.ruling() != StatusOrder.Ruling.ACCEPTED)
            return told(request, "soHoSoLT", "Hồ sơ " + number + " " + verdict.text());
        statusListeners.forEach(listener -> listener.accept(number, code));
        return problemDetails(request, verdict.text(), Map.of());
    }

    private void enter(String number, int code, Request request, Known known, StatusOrder.Ruling ruling) {
        int version = known.order.version();
        switch (ruling) {
            case ACCEPTED -> {
                known.answers.put(code, request.delivery());
                ledger().record(
                                Kind.CALLBACK,
                                number,
                                Integer.toString(code),
                                version,
                                Wire.sha256(request.body()),
                                CallbackContent.dates(request.json()));
            }
            case REPEATED -> {
                if (known.answers.get(code).answered()) ledger().violation(Breach.DOUBLED, number, "trangThai " + code);
                else ledger().record(Kind.REPEAT, number, Integer.toString(code), version, "", "");
                // this answer tells the caller that it is done
                known.answers.put(code, request.delivery());
            }
            case REFUSED -> ledger().violation(Breach.OUT_OF_ORDER, number, "trangThai " + code);
        }
    }

    /** Refused, with HTTP 200 all the same: only the text says that it was not taken. */
    private static Answer told(Request request, String field, String text) {
        return problemDetails(request, "Dữ liệu không hợp lệ", Map.of(field, List.of(text)));
    }

    private static Answer problemDetails(Request request, String title, Map<String, List<String>> errors) {
        return Answer.json(
                200,
                Map.of(
                        "status",
                        200,
                        "title",
                        title,
                        "type",
                        "https://tools.ietf.org/html/rfc7231",
                        "traceId",
                        Wire.sha256(request.body()).substring(0, 16),
                        "errors",
                        errors));
    }
}
