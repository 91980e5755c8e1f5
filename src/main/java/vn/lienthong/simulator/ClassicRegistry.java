package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/** The civil registry's classic service for stand-alone registrations (domain facts §3.1): modules KS, KT and KH. */
final class ClassicRegistry {
    static final String SUBMIT_PATH = "/hotich/1.0/dangKyHoTich";
    static final String STATUS_PATH = "/hotich/1.0/traTrangThaiHoSo";
    static final String RESULT_PATH = "/hotich/1.0/ketQuaDangKyHS";

    private static final Set<String> PATHS = Set.of(SUBMIT_PATH, STATUS_PATH, RESULT_PATH);
    private static final Set<String> MODULES = Set.of("KS", "KT", "KH");

    private final SimulatorOptions.Registry options;
    private final boolean broken;
    private final Function<String, Scenario> scenarios;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, RegistryCase> cases = new HashMap<>();

    ClassicRegistry(
            SimulatorOptions options,
            boolean broken,
            Function<String, Scenario> scenarios,
            Ledger ledger,
            Clock clock) {
        this.options = options.registry();
        this.broken = broken;
        this.scenarios = scenarios;
        this.ledger = ledger;
        this.clock = clock;
    }

    boolean serves(Request request) {
        return request.method().equals("POST") && PATHS.contains(request.path());
    }

    synchronized ObjectNode answer(Request request) {
        JsonNode body = request.json();
        return switch (request.path()) {
            case SUBMIT_PATH -> submit(body, request.delivery());
            case STATUS_PATH -> status(body);
            default -> result(body);
        };
    }

    /** Takes up an entry of an earlier run. */
    synchronized void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.SUBMITTED && MODULES.contains(entry.code())) {
            RegistrationRequest request =
                    read(Wire.object(entry.detail()), entry.digest()).orElseThrow();
            cases.computeIfAbsent(entry.number(), this::open).take(request, entry.time(), new Request.Delivery());
        } else if (entry.kind() == Kind.RESULT && cases.containsKey(entry.number())) {
            cases.get(entry.number()).remembered(Integer.parseInt(entry.code()), entry.time());
        }
    }

    private ObjectNode submit(JsonNode body, Request.Delivery delivery) {
        Optional<RegistrationRequest> read = read(body, Wire.sha256(Wire.json(body)));
        if (read.isEmpty()) {
            ledger.violation(Breach.MALFORMED, Wire.text(body, "maHoSo"), "dangKyHoTich");
            return refusal("302", "DATA_TYPE_INVALID");
        }
        RegistrationRequest request = read.get();
        if (!options.units().isEmpty() && !options.units().contains(request.unit())) {
            ledger.violation(Breach.UNKNOWN_UNIT, request.number(), request.unit());
            return refusal("106", "AGENCY_ID_INCORRECT");
        }
        RegistryCase known = cases.computeIfAbsent(request.number(), this::open);
        if (!known.wants(request.digest())) return repeated(request, known, delivery);
        known.take(request, clock.instant(), delivery);
        ledger.record(
                Kind.SUBMITTED, request.number(), request.module(), known.version(), request.digest(), Wire.json(body));
        return Wire.JSON.createObjectNode().put("status", "1").put("statusDescription", "Thành công");
    }

    private ObjectNode repeated(RegistrationRequest request, RegistryCase known, Request.Delivery delivery) {
        if (known.lastAnswer().answered()) ledger.violation(Breach.DOUBLED, request.number(), request.module());
        else ledger.record(Kind.REPEAT, request.number(), request.module(), known.version(), request.digest(), "");
        known.lastAnswer(delivery);
        return refusal("500", "Hồ sơ " + request.number() + " đã được tiếp nhận");
    }

    private ObjectNode status(JsonNode body) {
        RegistryCase known = cases.get(Wire.text(body, "maHoSo"));
        if (known == null) return refusal("201", "RECORD_NOT_FOUND");
        int status = known.polled(clock.instant());
        if (known.firstTime(status))
            ledger.record(Kind.RESULT, known.request().number(), Integer.toString(status), known.version(), "", "");
        // this service knows no rejection: such a dossier stands there in error
        ObjectNode answer = Wire.JSON.createObjectNode().put("status", "1").put("trangThai", status == 6 ? 0 : status);
        return status == 2 ? answer.put("noiDungXuLy", "Đề nghị bổ sung giấy tờ tùy thân bản rõ nét") : answer;
    }

    private ObjectNode result(JsonNode body) {
        RegistryCase known = cases.get(Wire.text(body, "maHoSo"));
        if (known == null) return refusal("201", "RECORD_NOT_FOUND");
        if (known.polled(clock.instant()) != 4) return refusal("200", "RECORD_UNCOMPLETE");
        ObjectNode answer = Wire.JSON
                .createObjectNode()
                .put("status", "1")
                .put("thoiGianThucHien", dateTime(known.changedAt()))
                .put("nguoiXuLy", "Cán bộ tư pháp - hộ tịch (mô phỏng)")
                .put("chucDanh", "Công chức tư pháp - hộ tịch")
                .put("phongBanXuLy", "Ủy ban nhân dân cấp xã")
                .put("noiDungXuLy", "Đã hoàn thành đăng ký hộ tịch");
        answer.set("ketQuaXuLy", new RegistrationResult(known.request(), known.changedAt()).json(Optional.empty()));
        return answer;
    }

    private static Optional<RegistrationRequest> read(JsonNode body, String digest) {
        String number = Wire.text(body, "maHoSo");
        String module = Wire.text(body, "module");
        String received = Wire.text(body, "ngayTiepNhan");
        Optional<JsonNode> form = ClassicForm.read(body.path("data").asText());
        if (number.isEmpty() || !MODULES.contains(module) || form.isEmpty() || !isDate(received))
            return Optional.empty();
        return Optional.of(new RegistrationRequest(
                Wire.text(body, "maDonVi"),
                module,
                number,
                number,
                received,
                body.path("data").asText(),
                form.get(),
                List.of(),
                digest));
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private RegistryCase open(String number) {
        return new RegistryCase(scenarios.apply(number), options, broken);
    }

    private static ObjectNode refusal(String code, String description) {
        return Wire.JSON
                .createObjectNode()
                .put("status", "0")
                .put("errorCode", code)
                .put("errorDescription", description);
    }

    private static String dateTime(Instant instant) {
        return Wire.DATE_TIME.format(LocalDateTime.ofInstant(instant, Wire.VIETNAM));
    }
}
