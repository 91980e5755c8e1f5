package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The national payment platform: begins payments, lets the citizen pay, tells the engine by signed notices, answers
 * questions. In its ledger a payment stands under its reference (MaThamChieu).
 */
public final class PaymentSimulator extends SimulatedPartner {
    public static final String PARTNER_CODE = "DEMO";
    /** Shared with the engine; public, so production refuses it. */
    public static final String SECRET = DemoSecrets.of("payment-secret-not-secret");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final String INIT_FIELDS =
            "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,SoTien,LoaiHinhThanhToan,MaKenhThanhToan,MaThietBi,NgonNgu,"
                    + "MaTienTe,MaNganHang,ThongTinGiaoDich,ThoiGianGD,Ip";
    private static final String QUERY_FIELDS = "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,ThoiGianGD";
    private static final String NOTICE_FIELDS =
            "LoaiBanTin,PhienBan,MaDoiTac,MaThamChieu,SoTien,MaTienTe,MaGiaoDich,MaKetQua,ThoiGianGD";
    private static final long EARLY_SECONDS = 20;

    /** How the platform tells of a payment that the citizen makes at once. */
    public enum Behaviour {
        /** The citizen does not pay, or the notice is lost; see {@link PaymentSimulator#pay}. */
        SILENT,
        /** A moment after the answer. */
        PROMPT,
        /** Seconds after the answer. */
        LATE,
        /** Before the answer to the request that began it. */
        EARLY,
        /** With a signature that is not the platform's. */
        FORGED,
        /** Another amount than was asked for, with a right signature. */
        CHANGED_AMOUNT,
        /** The same notice twice. */
        REPLAYED
    }

    private final Clock clock;
    private final Vertx vertx;
    private final EngineCaller engines;
    private final Map<String, Begun> byReference = new LinkedHashMap<>();
    private volatile Behaviour behaviour = Behaviour.SILENT;
    private volatile Optional<URI> engine = Optional.empty();
    private volatile String token = "";

    private static final class Begun {
        private final long amount;
        private final Request.Delivery first;
        private long paid;

        private Begun(long amount, Request.Delivery first) {
            this.amount = amount;
            this.first = first;
        }
    }

    PaymentSimulator(SimulatorOptions options, Vertx vertx, Clock clock) {
        super(Partner.PAYMENT, options, clock);
        this.clock = clock;
        this.vertx = vertx;
        this.engines = new EngineCaller(vertx);
        ledger().entries().forEach(this::remember);
        listen(vertx, options.ports().payment(), this::answer);
    }

    /** From the next payment on. @param callerToken bearer token of the caller {@code payment} */
    public void behave(Behaviour now, URI engineUrl, String callerToken) {
        token = callerToken;
        engine = Optional.of(engineUrl);
        behaviour = now;
    }

    /** References of the payments begun here, in order. */
    public synchronized List<String> references() {
        return List.copyOf(byReference.keySet());
    }

    /** The citizen pays what is due; nobody is told. */
    public void pay(String reference) {
        pay(reference, 0);
    }

    /** The citizen pays so much more than is due. */
    public synchronized void pay(String reference, long more) {
        Begun begun = byReference.get(reference);
        begun.paid = begun.amount + more;
        ledger().record(Kind.PAID, reference, String.valueOf(begun.paid), 0, "", "");
    }

    /** The notice of this payment as it stands, signed. */
    public synchronized ObjectNode notice(String reference) {
        Begun begun = byReference.get(reference);
        ObjectNode notice = Wire.JSON
                .createObjectNode()
                .put("LoaiBanTin", "NOTIFY")
                .put("PhienBan", "1.0.6")
                .put("MaDoiTac", PARTNER_CODE)
                .put("MaThamChieu", reference)
                .put("SoTien", String.valueOf(begun.paid))
                .put("MaTienTe", "VND")
                .put("MaGiaoDich", transaction(reference))
                .put("MaKetQua", begun.paid > 0 ? "00" : "01")
                .put("ThoiGianGD", TIME.format(clock.instant().atZone(Wire.VIETNAM)));
        return sign(notice);
    }

    /** Signs it anew, as only the platform can. */
    public static ObjectNode sign(ObjectNode notice) {
        return notice.put("MaXacThuc", signature(notice, NOTICE_FIELDS));
    }

    /** Sends it to the engine. @return the HTTP status of the answer */
    public CompletableFuture<Integer> send(URI engineUrl, String callerToken, ObjectNode notice) {
        return engines.post(engineUrl, "/payment/v1/notify", callerToken, notice)
                .whenComplete((status, lost) -> ledger().record(
                                Kind.NOTICE,
                                Wire.text(notice, "MaThamChieu"),
                                Wire.text(notice, "SoTien"),
                                0,
                                "",
                                String.valueOf(status)));
    }

    private static String transaction(String reference) {
        return "GD" + reference.substring(Math.max(0, reference.length() - 12));
    }

    private Answer answer(Request request) {
        boolean init = request.isPost("/payment/init");
        if (!init && !request.isPost("/payment/query")) return Answer.problem(404, "Not Found");
        JsonNode body = request.json();
        String fields = init ? INIT_FIELDS : QUERY_FIELDS;
        if (!Tokens.same(signature(body, fields), Wire.text(body, "MaXacThuc"))) {
            ledger().violation(Breach.BAD_CREDENTIALS, "", "MaXacThuc");
            return code("1");
        }
        if (broken()) return code("-1");
        String reference = Wire.text(body, "MaThamChieu");
        if (init) {
            Answer answer = begin(request, body, reference);
            tell(reference);
            return answer;
        }
        return state(reference);
    }

    private synchronized Answer begin(Request request, JsonNode body, String reference) {
        if (!reference.matches("[0-9A-Za-z-]{1,40}")
                || !Wire.text(body, "SoTien").matches("[1-9]\\d{0,11}")
                || !Wire.text(body, "MaTienTe").equals("VND")) {
            ledger().violation(Breach.MALFORMED, "", "INIT");
            return code("3");
        }
        long amount = Long.parseLong(Wire.text(body, "SoTien"));
        Begun begun = byReference.get(reference);
        if (begun == null) {
            byReference.put(reference, new Begun(amount, request.delivery()));
            ledger().record(Kind.PAYMENT, reference, String.valueOf(amount), 0, "", "");
        } else {
            if (begun.amount != amount) ledger().violation(Breach.CONTENT, reference, "SoTien");
            if (begun.first.answered()) ledger().violation(Breach.DOUBLED, reference, "INIT");
            ledger().record(Kind.REPEAT, reference, String.valueOf(amount), 0, "", "");
        }
        return Answer.json(200, Map.of("error_code", 0, "message", Wire.json(Map.of("UrlThanhToan", page(reference)))));
    }

    private synchronized Answer state(String reference) {
        Begun begun = byReference.get(reference);
        if (begun == null) return code("4");
        Map<String, Object> said = Map.of(
                "MaThamChieu",
                reference,
                "SoTien",
                String.valueOf(begun.paid > 0 ? begun.paid : begun.amount),
                "MaGiaoDich",
                begun.paid > 0 ? transaction(reference) : "",
                "MaKetQua",
                begun.paid > 0 ? "00" : "01",
                "UrlThanhToan",
                page(reference));
        return Answer.json(200, Map.of("error_code", "0", "message", Wire.json(said)));
    }

    private String page(String reference) {
        return url() + "/pay/" + reference;
    }

    private static Answer code(String code) {
        return Answer.json(200, Map.of("error_code", code, "message", ""));
    }

    /** Lets the citizen pay and tells the engine, as the behaviour says. */
    private void tell(String reference) {
        Behaviour now = behaviour;
        if (now == Behaviour.SILENT || engine.isEmpty()) return;
        pay(reference, now == Behaviour.CHANGED_AMOUNT ? 1_000 : 0);
        ObjectNode notice = notice(reference);
        if (now == Behaviour.FORGED) notice.put("MaXacThuc", Wire.sha256(reference));
        if (now == Behaviour.EARLY) {
            send(engine.get(), token, notice)
                    .orTimeout(EARLY_SECONDS, TimeUnit.SECONDS)
                    .join();
            return;
        }
        Duration wait = Duration.ofMillis(now == Behaviour.LATE ? 5_000 : 300);
        vertx.setTimer(wait.toMillis(), timer -> {
            var sent = send(engine.get(), token, notice);
            if (now == Behaviour.REPLAYED) sent.thenRun(() -> send(engine.get(), token, notice));
        });
    }

    private synchronized void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.PAYMENT)
            byReference.put(entry.number(), new Begun(Long.parseLong(entry.code()), new Request.Delivery()));
        else if (entry.kind() == Kind.PAID) byReference.get(entry.number()).paid = Long.parseLong(entry.code());
    }

    private static String signature(JsonNode message, String fields) {
        String text = List.of(fields.split(",")).stream()
                .map(field -> message.path(field).asText(""))
                .collect(Collectors.joining("|"));
        return Wire.sha256(text + "|" + SECRET);
    }
}
