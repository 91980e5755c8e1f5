package vn.lienthong.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The portal's coordination system as a front, in the shape seen once (domain facts §2.11): GetToken, GetNextValue,
 * UploadFile, CapNhatTienTrinh, CapNhatTrangThai, each answered by {@code {code, message, data}}. It sends dossiers in
 * the shape of CreateDossier. Statuses must come in the order of the life cycle, with papers that were uploaded before.
 */
public final class CoordinationSimulator extends SimulatedPartner {
    public static final String KEY = "demo-coordination";
    public static final String SECRET = DemoSecrets.of("coordination-secret-not-secret");

    /** What it shows the engine where a plan sends dossiers. */
    public static final String CALLER_TOKEN = DemoSecrets.of("coordination");

    private static final String TOKEN_PATH = "/GetToken";
    private static final String PROGRESS_PATH = "/CapNhatTienTrinh";
    private static final String STATUS_PATH = "/CapNhatTrangThai";
    private static final String UPLOAD_PATH = "/UploadFile";
    private static final String NUMBER_PATH = "/GetNextValue";
    private static final Set<String> PATHS = Set.of(PROGRESS_PATH, STATUS_PATH, UPLOAD_PATH, NUMBER_PATH);
    /**
     * Its codes, and what they are in the order that {@link StatusOrder} knows; withdrawn (7) and stopped (8) end any.
     */
    private static final Map<Integer, Integer> IN_ORDER = Map.of(1, 1, 2, 3, 4, 7, 9, 4, 10, 5, 5, 2, 3, 6);

    private static final Set<Integer> WITH_PAPERS = Set.of(5, 6, 9);
    private static final Set<Integer> ENDS = Set.of(7, 8);

    private static final int SUPPLEMENT = 5;

    private final Vertx vertx;
    private final List<Consumer<String>> supplementListeners = new CopyOnWriteArrayList<>();
    private final Tokens tokens;
    private final CoordinationRegister register;
    private final Clock clock;
    private final EngineCaller engines;
    private final Map<String, Known> dossiers = new HashMap<>();

    /** A dossier it has sent: its order, the status that each idempotency key brought, and those of this version. */
    private static final class Known {
        private final StatusOrder order = new StatusOrder();
        private final Map<String, Integer> byKey = new HashMap<>();
        private final Set<Integer> taken = new HashSet<>();
        private String digest = "";
    }

    CoordinationSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.COORDINATION, options, clock);
        this.vertx = vertx;
        this.clock = clock;
        register = new CoordinationRegister(ledger(), clock);
        tokens = new Tokens(SECRET, options.tokenLifetime(), clock);
        engines = new EngineCaller(vertx);
        ledger().entries().forEach(this::remember);
        listen(vertx, options.ports().coordination(), this::answer);
    }

    /** The dossier as this system sends it: under a number of its own, in its own shape. */
    public static SyntheticDossier shaped(SyntheticDossier dossier) {
        return CoordinationDossier.of(dossier);
    }

    /**
     * Sends a dossier once ({@code POST {engine}/coordination/v1/dossiers}); the same number with other content after a
     * supplement request is its next version.
     *
     * @param token bearer token of the caller {@code coordination}
     * @param dossier as {@link #shaped} gave it
     * @return the HTTP status of the answer
     */
    public CompletableFuture<Integer> send(URI engine, String token, SyntheticDossier dossier) {
        int version = knownAs(dossier.number(), Wire.sha256(dossier.json()));
        ObjectNode body = (ObjectNode) Wire.object(dossier.json());
        return engines.post(engine, "/coordination/v1/dossiers", token, body).thenApply(status -> {
            Kind kind = status == 200 ? Kind.DELIVERED : Kind.REFUSED;
            ledger().record(kind, dossier.number(), Integer.toString(status), version, "", "");
            return status;
        });
    }

    /**
     * Sends it until it is taken or refused for good, to the engine of the plan.
     *
     * @return whether it was taken
     */
    public CompletableFuture<Boolean> deliver(SimulatorOptions.Dossiers plan, SyntheticDossier dossier) {
        CompletableFuture<Boolean> taken = new CompletableFuture<>();
        deliver(plan, dossier, plan.firstRetry(), taken);
        return taken;
    }

    private void deliver(
            SimulatorOptions.Dossiers plan,
            SyntheticDossier dossier,
            Duration delay,
            CompletableFuture<Boolean> taken) {
        send(plan.engine().orElseThrow(), CALLER_TOKEN, dossier).whenComplete((status, noAnswer) -> {
            boolean answered = noAnswer == null && status != 429 && status < 500;
            Duration next = delay.multipliedBy(2);
            if (answered) taken.complete(status == 200);
            else
                vertx.setTimer(
                        delay.toMillis(),
                        timer -> deliver(
                                plan, dossier, next.compareTo(plan.lastRetry()) < 0 ? next : plan.lastRetry(), taken));
        });
    }

    /**
     * Passes on what another authority said of a later step ({@code POST {engine}/coordination/v1/statuses}).
     *
     * @param token bearer token of the caller {@code coordination}
     * @param number the dossier need not have been sent
     * @param agency {@code CoQuanXuLy}; @param code {@code TrangThai}
     * @return the HTTP status of the answer
     */
    public CompletableFuture<Integer> sendLaterStep(URI engine, String token, String number, String agency, int code) {
        return sendLaterStep(engine, token, laterStep(number, agency, code));
    }

    /**
     * The body of {@link #sendLaterStep(URI, String, String, String, int)}, stated now: for sending it more than once.
     */
    public ObjectNode laterStep(String number, String agency, int code) {
        return Wire.JSON
                .createObjectNode()
                .put("MaHoSo", number)
                .put("MaTTHC", "")
                .put("CoQuanXuLy", agency)
                .put("TrangThai", String.valueOf(code))
                .put("ThoiGian", Wire.DATE_TIME.format(clock.instant().atZone(Wire.VIETNAM)))
                .put("NoiDung", "Bước sau (mô phỏng)");
    }

    /** As {@link #sendLaterStep(URI, String, String, String, int)}, with this body. */
    public CompletableFuture<Integer> sendLaterStep(URI engine, String token, ObjectNode body) {
        return engines.post(engine, "/coordination/v1/statuses", token, body).thenApply(status -> {
            String what = Wire.text(body, "CoQuanXuLy") + "/" + Wire.text(body, "TrangThai");
            ledger().record(Kind.LATER_STEP, Wire.text(body, "MaHoSo"), what, 0, "", Integer.toString(status));
            return status;
        });
    }

    /** Called with the dossier number, on a worker thread, each time a supplement request (5) was accepted. */
    public void onSupplementRequired(Consumer<String> listener) {
        supplementListeners.add(listener);
    }

    private synchronized int knownAs(String number, String digest) {
        Known known = dossiers.computeIfAbsent(number, first -> new Known());
        if (known.digest.equals(digest)) return known.order.version();
        if (known.order.awaitsNextVersion()) next(known);
        known.digest = digest;
        ledger().record(Kind.SENT, number, "", known.order.version(), digest, "");
        return known.order.version();
    }

    private static void next(Known known) {
        known.order.nextVersion();
        known.taken.clear();
    }

    private void remember(LedgerEntry entry) {
        register.remember(entry);
        if (entry.kind() != Kind.SENT && entry.kind() != Kind.CALLBACK) return;
        Known known = dossiers.computeIfAbsent(entry.number(), first -> new Known());
        if (entry.version() > known.order.version()) next(known);
        if (entry.kind() == Kind.SENT) known.digest = entry.digest();
        else {
            int code = Integer.parseInt(entry.code());
            if (IN_ORDER.containsKey(code)) known.order.take(IN_ORDER.get(code));
            known.taken.add(code);
            known.byKey.put(entry.detail(), code);
        }
    }

    private Answer answer(Request request) {
        if (request.isPost(TOKEN_PATH)) return token(request.json());
        if (!PATHS.contains(request.path()) || !request.isPost(request.path()))
            return envelope(404, "Không có dịch vụ");
        Tokens.Verdict verdict = tokens.check(request.header("authorization"));
        if (verdict == Tokens.Verdict.UNKNOWN) ledger().violation(Breach.BAD_TOKEN, "", request.path());
        if (verdict != Tokens.Verdict.VALID) return envelope(401, "Phiên làm việc không hợp lệ");
        if (broken()) return envelope(502, "Hệ thống phía sau không trả lời");
        String key = request.header("idempotency-key");
        if (request.path().equals(UPLOAD_PATH)) return register.upload(request.json(), key);
        if (request.path().equals(NUMBER_PATH)) return register.number(request.json(), key);
        JsonNode row = onlyRow(request.body());
        String number = Wire.text(row, "MaHoSo");
        if (number.isEmpty() || Wire.text(row, "TrangThai").isEmpty()) {
            ledger().violation(Breach.MALFORMED, number, request.path());
            return envelope(400, "Dữ liệu không hợp lệ");
        }
        return request.path().equals(PROGRESS_PATH) ? progress(number, row) : status(number, row, request);
    }

    private static JsonNode onlyRow(String body) {
        try {
            JsonNode rows = Wire.JSON.readTree(body);
            if (rows != null && rows.isArray() && rows.size() == 1) return rows.get(0);
        } catch (JsonProcessingException notJson) {
            throw new Wire.Malformed("not JSON");
        }
        throw new Wire.Malformed("not one row");
    }

    private Answer token(JsonNode account) {
        if (!Tokens.same(KEY, Wire.text(account, "client_id"))
                || !Tokens.same(SECRET, Wire.text(account, "client_secret"))) {
            ledger().violation(Breach.BAD_CREDENTIALS, "", "GetToken");
            return envelope(401, "Sai tài khoản");
        }
        return Answer.json(
                200,
                Map.of(
                        "code",
                        200,
                        "message",
                        "Thành công",
                        "data",
                        Map.of(
                                "access_token",
                                tokens.issue(),
                                "expires_in",
                                tokens.lifetime().toSeconds())));
    }

    private synchronized Answer progress(String number, JsonNode row) {
        if (!dossiers.containsKey(number)) return unknown(number, PROGRESS_PATH);
        ledger().record(Kind.PROGRESS, number, Wire.text(row, "TrangThai"), 0, "", "");
        return envelope(200, "Thành công");
    }

    private synchronized Answer status(String number, JsonNode row, Request request) {
        Known known = dossiers.get(number);
        if (known == null) return unknown(number, STATUS_PATH);
        int code = row.path("TrangThai").asInt();
        boolean papers = row.has("DanhSachGiayTo");
        if (papers != WITH_PAPERS.contains(code) || (papers && !register.holds(row.get("DanhSachGiayTo")))) {
            ledger().violation(Breach.CONTENT, number, "DanhSachGiayTo");
            return envelope(400, "Dữ liệu không hợp lệ");
        }
        String key = request.header("idempotency-key");
        // also of an earlier version: its first answer may have been lost, and the citizen quick
        boolean same = !key.isEmpty() && Integer.valueOf(code).equals(known.byKey.get(key));
        if (same || known.taken.contains(code)) {
            if (same) ledger().record(Kind.REPEAT, number, Integer.toString(code), known.order.version(), "", "");
            else ledger().violation(Breach.DOUBLED, number, "TrangThai " + code);
            return envelope(200, "Đã cập nhật trước đó");
        }
        if (!ENDS.contains(code) && !isNext(known, code)) {
            ledger().violation(Breach.OUT_OF_ORDER, number, "TrangThai " + code);
            return envelope(400, "Sai thứ tự trạng thái");
        }
        known.taken.add(code);
        known.byKey.put(key, code);
        ledger().record(Kind.CALLBACK, number, Integer.toString(code), known.order.version(), "", key);
        if (code == SUPPLEMENT) supplementListeners.forEach(listener -> listener.accept(number));
        return envelope(200, "Thành công");
    }

    private static boolean isNext(Known known, int code) {
        return IN_ORDER.containsKey(code)
                && known.order.take(IN_ORDER.get(code)).ruling() == StatusOrder.Ruling.ACCEPTED;
    }

    private Answer unknown(String number, String path) {
        ledger().violation(Breach.UNKNOWN_DOSSIER, number, path);
        return envelope(404, "Không tìm thấy hồ sơ");
    }

    private static Answer envelope(int code, String message) {
        return Answer.json(code, Map.of("code", code, "message", message, "data", Map.of()));
    }
}
