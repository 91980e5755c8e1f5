package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The province's one-stop system: numbers the dossiers delivered to it, takes their statuses, and lets its officers
 * decide; spoken to in JSON, in SOAP at {@code /soap}, or by its tables. The status of a later step stands in the
 * ledger as {@code step status}.
 */
public final class OneStopSimulator extends SimulatedPartner {
    private static final Set<Kind> REMEMBERED = Set.of(Kind.STATUS, Kind.PAYMENT, Kind.QUESTION);
    private static final Pattern STATUSES = Pattern.compile("/dossiers/([^/]+)/statuses");
    private static final Pattern PAPERS = Pattern.compile("/dossiers/([^/]+)/stored-papers");
    private static final Pattern PAYMENTS = Pattern.compile("/payments/([^/]+)/statuses");

    private final String authorization;
    private final Clock clock;
    private final Vertx vertx;
    private final SimulatorOptions.Dossiers sending;
    private final Map<String, DossierSender> senders = new HashMap<>();
    private final EngineCaller engines;
    private final List<BiConsumer<String, Integer>> deliveryListeners = new CopyOnWriteArrayList<>();
    private final Map<String, Held> byNumber = new HashMap<>();
    private final Map<String, Held> byOwnNumber = new HashMap<>();
    private final Map<String, Held> byKey = new HashMap<>();
    private final OneStopSerials serials;
    private final Set<String> statusKeys = new HashSet<>();
    private final OneStopSoap soap = new OneStopSoap(this::json);
    private final AtomicInteger soapCalls = new AtomicInteger();
    private final AtomicInteger jsonCalls = new AtomicInteger();

    /** A dossier it holds: its number here, and the content of its newest version. */
    private static final class Held {
        private final String number;
        private final String ownNumber;
        private final Set<String> digests = new HashSet<>();

        private Held(String number, String ownNumber) {
            this.number = number;
            this.ownNumber = ownNumber;
        }
    }

    private OneStopTables tables;

    OneStopSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.ONE_STOP, options, clock);
        this.authorization = "Bearer " + options.credentials().oneStopToken();
        this.clock = clock;
        this.vertx = vertx;
        this.sending = options.dossiers();
        this.engines = new EngineCaller(vertx);
        this.serials = new OneStopSerials(clock);
        ledger().entries().forEach(this::remember);
        int port = options.ports().oneStop();
        listen(vertx, options.oneStopTables() ? 0 : port, this::answer);
        if (options.oneStopTables()) {
            tables = new OneStopTables(vertx, port, options.ledgerDir(), this::json, authorization);
            if (!options.downFor().isZero()) tables.down(options.downFor());
        }
    }

    /** Where the province reaches it by its tables: those. */
    public Optional<OneStopTables> tables() {
        return Optional.ofNullable(tables);
    }

    @Override
    public void down(Duration period) {
        super.down(period);
        if (tables != null) tables.down(period);
    }

    @Override
    public void close() {
        if (tables != null) tables.close();
        super.close();
    }

    /** The number this system gave the dossier (LT number). */
    public synchronized Optional<String> ownNumber(String number) {
        return Optional.ofNullable(byNumber.get(number)).map(held -> held.ownNumber);
    }

    /**
     * Sends a stand-alone registration of its own ({@code POST {engine}/one-stop/v1/dossiers}) until it is acknowledged
     * or refused, and takes the statuses of it from now on.
     *
     * @param token bearer token of the caller {@code one-stop}
     * @return whether it was acknowledged
     */
    public synchronized CompletableFuture<Boolean> send(URI engine, String token, String dossierJson) {
        String number = Wire.text(Wire.object(dossierJson), "maHoSo");
        Held held = byNumber.get(number);
        if (held == null) held = hold(number, number);
        held.digests.add(Wire.sha256(dossierJson));
        ledger().record(Kind.SENT, number, number, held.digests.size(), Wire.sha256(dossierJson), "");
        DossierSender sender = senders.computeIfAbsent(
                token, first -> new DossierSender(vertx, sending.to(engine, token), "/one-stop/v1/dossiers", ledger()));
        return sender.send(engine, number, held.digests.size(), dossierJson);
    }

    /**
     * An officer decides ({@code POST {engine}/one-stop/v1/statuses}).
     *
     * @param token of the caller {@code one-stop}
     * @param number LT number or this system's
     * @param decision {@code TIEP_NHAN}, {@code YEU_CAU_BO_SUNG}, {@code TU_CHOI}, {@code TRA_KET_QUA},
     *     {@code RUT_HO_SO} or {@code DUNG_XU_LY}
     * @return the HTTP status of the answer
     */
    public CompletableFuture<Integer> decide(URI engine, String token, String number, String decision) {
        ObjectNode body = OfficerDecision.body(number, decision, clock.instant());
        return engines.post(engine, "/one-stop/v1/statuses", token, body).thenApply(status -> {
            ledger().record(Kind.DECISION, number, decision, 0, "", Integer.toString(status));
            return status;
        });
    }

    /** Calls that came as SOAP. */
    public int soapCalls() {
        return soapCalls.get();
    }

    /** Calls that came as JSON. */
    public int jsonCalls() {
        return jsonCalls.get();
    }

    /** Called with the LT number and the version, on a worker thread, each time a dossier or its next version came. */
    public void onDelivered(BiConsumer<String, Integer> listener) {
        deliveryListeners.add(listener);
    }

    private Answer answer(Request request) {
        boolean isSoap = request.isPost(OneStopSoap.PATH);
        (isSoap ? soapCalls : jsonCalls).incrementAndGet();
        return isSoap ? soap.answer(request) : json(request);
    }

    private Answer json(Request request) {
        Matcher status = STATUSES.matcher(request.path());
        Matcher paper = PAPERS.matcher(request.path());
        boolean delivery = request.isPost("/dossiers");
        boolean beside =
                request.isPost("/questions") || PAYMENTS.matcher(request.path()).matches();
        if (!delivery && !beside && !(request.method().equals("POST") && (status.matches() || paper.matches())))
            return Answer.problem(404, "Not Found");
        if (!Tokens.same(authorization, request.header("authorization"))) {
            ledger().violation(Breach.BAD_TOKEN, "", request.path());
            return Answer.problem(401, "Unauthorized");
        }
        if (broken()) return Answer.problem(500, "Internal Server Error");
        if (delivery) return deliver(request);
        if (paper.matches()) return paper(request, URLDecoder.decode(paper.group(1), StandardCharsets.UTF_8));
        if (beside) return beside(request);
        return status(request, URLDecoder.decode(status.group(1), StandardCharsets.UTF_8));
    }

    private synchronized Answer deliver(Request request) {
        JsonNode dossier = request.json();
        String number = Wire.text(dossier, "maHoSoLT");
        if (number.isEmpty()) number = Wire.text(dossier, "maHoSo");
        if (number.isEmpty()) {
            ledger().violation(Breach.MALFORMED, "", "maHoSo");
            return Answer.problem(400, "Bad Request");
        }
        String key = request.header("idempotency-key");
        if (key.isEmpty()) ledger().violation(Breach.NO_IDEMPOTENCY_KEY, number, "delivery");
        Held sameKey = key.isEmpty() ? null : byKey.get(key);
        Held held = sameKey != null ? sameKey : byNumber.get(number);
        if (held == null) held = hold(number, serials.next());
        String digest = Wire.sha256(request.body());
        boolean repeat = sameKey != null || held.digests.contains(digest);
        if (!repeat) held.digests.add(digest);
        if (!key.isEmpty()) byKey.put(key, held);
        ledger().record(
                        repeat ? Kind.REPEAT : Kind.DELIVERED,
                        held.number,
                        held.ownNumber,
                        held.digests.size(),
                        digest,
                        key);
        int version = held.digests.size();
        String dossierNumber = held.number;
        if (!repeat) deliveryListeners.forEach(listener -> listener.accept(dossierNumber, version));
        return Answer.json(200, Map.of("maHoSo", held.ownNumber));
    }

    /** What became of a payment, or a citizen's question: taken once under its idempotency key. */
    private synchronized Answer beside(Request request) {
        boolean question = request.isPost("/questions");
        JsonNode body = request.json();
        String key = request.header("idempotency-key");
        if (key.isEmpty()) ledger().violation(Breach.NO_IDEMPOTENCY_KEY, "", request.path());
        boolean repeat = !key.isEmpty() && !statusKeys.add(key);
        ledger().record(
                        repeat ? Kind.REPEAT : question ? Kind.QUESTION : Kind.PAYMENT,
                        Wire.text(body, question ? "maCauHoi" : "maHoSo"),
                        question ? "" : Wire.text(body, "trangThai"),
                        0,
                        Wire.sha256(request.body()),
                        key);
        return Answer.json(200, Map.of("daNhan", true));
    }

    private synchronized Answer status(Request request, String ownNumber) {
        Held held = byOwnNumber.get(ownNumber);
        if (held == null) {
            ledger().violation(Breach.UNKNOWN_DOSSIER, "", "status");
            return Answer.problem(404, "Not Found");
        }
        JsonNode body = request.json();
        String code = Wire.text(body, "trangThai");
        if (code.isEmpty()) code = Wire.text(body, "status");
        String step = Wire.text(body, "buoc");
        if (!step.isEmpty()) code = step + " " + code;
        String key = request.header("idempotency-key");
        boolean repeat = !key.isEmpty() && !statusKeys.add(key);
        ledger().record(
                        repeat ? Kind.REPEAT : Kind.STATUS,
                        held.number,
                        code,
                        held.digests.size(),
                        Wire.sha256(request.body()),
                        key);
        return Answer.json(200, Map.of("maHoSo", ownNumber, "daNhan", true));
    }

    /** A paper of the citizen document store; detail is the SHA-256 of its file, empty when there is none. */
    private synchronized Answer paper(Request request, String ownNumber) {
        Held held = byOwnNumber.get(ownNumber);
        if (held == null) {
            ledger().violation(Breach.UNKNOWN_DOSSIER, "", "stored paper");
            return Answer.problem(404, "Not Found");
        }
        JsonNode paper = request.json().path("giayTo");
        String file = Wire.text(paper, "duLieuTep");
        String key = request.header("idempotency-key");
        boolean repeat = !key.isEmpty() && !statusKeys.add(key);
        ledger().record(
                        repeat ? Kind.REPEAT : Kind.PAPER,
                        held.number,
                        Wire.text(paper, "maKetQua"),
                        held.digests.size(),
                        Wire.sha256(request.body()),
                        file.isEmpty() ? "" : Wire.sha256(file));
        return Answer.json(200, Map.of("maHoSo", ownNumber, "daNhan", true));
    }

    private Held hold(String number, String ownNumber) {
        Held held = new Held(number, ownNumber);
        byNumber.put(number, held);
        byOwnNumber.put(ownNumber, held);
        return held;
    }

    private void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.SENT) {
            Held held = byNumber.get(entry.number());
            if (held == null) held = hold(entry.number(), entry.code());
            held.digests.add(entry.digest());
        } else if (entry.kind() == Kind.DELIVERED && entry.code().contains("-")) {
            Held held = byNumber.get(entry.number());
            if (held == null) held = hold(entry.number(), entry.code());
            held.digests.add(entry.digest());
            if (!entry.detail().isEmpty()) byKey.put(entry.detail(), held);
            serials.remember(entry.code());
        } else if (REMEMBERED.contains(entry.kind()) && !entry.detail().isEmpty()) statusKeys.add(entry.detail());
    }
}
