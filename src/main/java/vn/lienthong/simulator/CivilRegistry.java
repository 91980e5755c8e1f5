package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;

/** The civil registry's book: one case for each dossier number and module, however often it is submitted. */
final class CivilRegistry {
    private static final int MAX_IDS = 3;
    private static final Set<String> MODULES = Set.of("LTKS", "LTKT", "LTKH");

    private final SimulatorOptions.Registry options;
    private final long seed;
    private final boolean broken;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Scenario> scenarios = new ConcurrentHashMap<>();
    private final Map<Key, RegistryCase> cases = new HashMap<>();

    private record Key(String number, String module) {}

    CivilRegistry(SimulatorOptions options, boolean broken, Ledger ledger, Clock clock) {
        this.options = options.registry();
        this.seed = options.seed();
        this.broken = broken;
        this.ledger = ledger;
        this.clock = clock;
    }

    void scenario(String number, Scenario scenario) {
        scenarios.put(number, scenario);
    }

    Scenario scenario(String number) {
        return scenarios.computeIfAbsent(number, any -> Scenario.drawn(options, seed, any));
    }

    /** Takes up an entry of an earlier run. */
    synchronized void remember(LedgerEntry entry) {
        if (entry.kind() == Kind.SUBMITTED) {
            RegistrationRequest request = RegistrationRequest.kept(Wire.object(entry.detail()), entry.digest());
            if (!MODULES.contains(request.module())) return;
            Key key = new Key(entry.number(), request.module());
            RegistryCase known = cases.computeIfAbsent(key, first -> open(request));
            // whether that answer arrived is not on record: a repeat is forgiven
            known.take(request, entry.time(), new Request.Delivery());
        } else if (entry.kind() == Kind.RESULT) {
            of(entry.number()).ifPresent(known -> known.remembered(Integer.parseInt(entry.code()), entry.time()));
        }
    }

    /** Answers {@code nhanHoSoDKHT}. */
    synchronized Map<String, String> submit(JsonNode body, Request.Delivery delivery) {
        RegistrationRequest request = RegistrationRequest.read(body);
        Optional<Map<String, String>> refusal = refusal(request);
        if (refusal.isPresent()) return refusal.get();
        Key key = new Key(request.number(), request.module());
        RegistryCase known = cases.computeIfAbsent(key, first -> open(request));
        if (!known.wants(request.digest())) return repeated(request, known, delivery);
        if (request.hasCancelledFile())
            ledger.violation(Breach.CANCELLED_FILE, request.number(), "fileDinhKem.huyGiayTo");
        known.take(request, clock.instant(), delivery);
        ledger.record(
                Kind.SUBMITTED,
                request.number(),
                request.module(),
                known.version(),
                request.digest(),
                Wire.json(request.keepsake()));
        return submitAnswer("1", "Thành công", "", "");
    }

    /** Answers {@code layKetQua}. */
    synchronized ObjectNode poll(JsonNode body) {
        List<String> numbers = new ArrayList<>();
        body.path("maDinhDanhHoSo").forEach(number -> numbers.add(number.asText()));
        ObjectNode answer = Wire.JSON.createObjectNode();
        ArrayNode values = answer.putArray("value");
        Breach breach = numbers.size() > MAX_IDS
                ? Breach.TOO_MANY_IDS
                : numbers.isEmpty() || !MODULES.contains(Wire.text(body, "module")) ? Breach.MALFORMED : null;
        if (breach != null) {
            ledger.violation(breach, "", "maDinhDanhHoSo " + numbers.size());
            return answer.put("status", 0).put("statusDescription", "Yêu cầu không hợp lệ");
        }
        for (String number : numbers) values.add(state(number, Wire.text(body, "module"), Wire.text(body, "maTinh")));
        return answer.put("status", 1).put("statusDescription", "Thành công");
    }

    /** By either number: public clients ask by the one-stop system's, the contracts do not say which. */
    private RegistryCase known(String number, String module) {
        RegistryCase known = cases.get(new Key(number, module));
        return known != null
                ? known
                : cases.entrySet().stream()
                        .filter(entry -> entry.getKey().module().equals(module))
                        .map(Map.Entry::getValue)
                        .filter(other -> other.request().oneStopNumber().equals(number))
                        .findFirst()
                        .orElse(null);
    }

    private ObjectNode state(String number, String module, String province) {
        ObjectNode item = Wire.JSON.createObjectNode().put("maTinh", province).put("module", module);
        RegistryCase known = known(number, module);
        if (known == null) {
            ledger.violation(Breach.UNKNOWN_DOSSIER, number, "layKetQua");
            return item.put("maHoSoLT", number).put("errors", "Không tìm thấy hồ sơ");
        }
        int status = known.polled(clock.instant());
        if (known.firstTime(status))
            ledger.record(Kind.RESULT, known.request().number(), Integer.toString(status), known.version(), "", "");
        RegistrationRequest request = known.request();
        item.put("maDonVi", request.unit())
                .put("maHoSoLT", request.number())
                .put("maHoSoMCDT", request.oneStopNumber())
                .putNull("errors")
                .put("trangThai", status)
                .put("thoiGianThucHien", dateTime(known.changedAt()))
                .put("nguoiXuLy", "Cán bộ tư pháp - hộ tịch (mô phỏng)")
                .put("chucDanh", "Công chức tư pháp - hộ tịch")
                .put("phongBanXuLy", "Ủy ban nhân dân cấp xã")
                .putNull("ghiChu")
                .putNull("ketQuaXuLy")
                .putNull("noiDungXuLy")
                .putNull("hanBoSungHoSo");
        switch (status) {
            case 2 ->
                item.put("noiDungXuLy", "Đề nghị bổ sung giấy chứng sinh bản rõ nét")
                        .put("ghiChu", "Giấy chứng sinh không đọc được")
                        .put("hanBoSungHoSo", dateTime(known.changedAt().plus(Duration.ofDays(7))));
            case 4 ->
                item.put("noiDungXuLy", "Đã hoàn thành đăng ký hộ tịch")
                        .set("ketQuaXuLy", new RegistrationResult(request, known.changedAt()).json(identity(known)));
            case 6 -> item.put("noiDungXuLy", "Từ chối đăng ký").put("ghiChu", "Không thuộc thẩm quyền giải quyết");
            default -> item.put("noiDungXuLy", status == 1 ? "Chờ tiếp nhận" : "Đang xử lý");
        }
        return item;
    }

    /** The personal identification number, once the population database has given it; births only. */
    private Optional<String> identity(RegistryCase known) {
        RegistrationRequest request = known.request();
        boolean given = !clock.instant().isBefore(known.changedAt().plus(options.identityNumberAfter()));
        if (!given || !request.module().equals("LTKS")) return Optional.empty();
        if (known.firstIdentification())
            ledger.record(Kind.IDENTIFICATION, request.number(), "soDinhDanh", known.version(), "", "");
        return Optional.of(
                String.format("000%09d", Long.parseLong(request.digest().substring(0, 7), 16)));
    }

    private Optional<Map<String, String>> refusal(RegistrationRequest request) {
        if (!MODULES.contains(request.module()) || request.number().isEmpty() || !request.hasForm()) {
            ledger.violation(Breach.MALFORMED, request.number(), "module, maHoSoLT, data");
            return Optional.of(submitAnswer("0", "Thất bại", "302", "Kiểu dữ liệu không hợp lệ"));
        }
        if (!options.units().isEmpty() && !options.units().contains(request.unit())) {
            ledger.violation(Breach.UNKNOWN_UNIT, request.number(), request.unit());
            return Optional.of(submitAnswer("0", "Thất bại", "106", "Mã đơn vị không đúng"));
        }
        List<String> wrong = FormGeneration.faults(request);
        if (wrong.isEmpty()) return Optional.empty();
        if (options.refuseWrongForm()) {
            ledger.violation(Breach.WRONG_FORM_GENERATION, request.number(), String.join(", ", wrong));
            return Optional.of(submitAnswer("0", "Thất bại", "500", "Dữ liệu địa chỉ không đúng mẫu"));
        }
        ledger.record(
                Kind.WARNING, request.number(), Breach.WRONG_FORM_GENERATION.name(), 0, "", String.join(", ", wrong));
        return Optional.empty();
    }

    private Map<String, String> repeated(RegistrationRequest request, RegistryCase known, Request.Delivery delivery) {
        if (known.lastAnswer().answered()) ledger.violation(Breach.DOUBLED, request.number(), request.module());
        else ledger.record(Kind.REPEAT, request.number(), request.module(), known.version(), request.digest(), "");
        known.lastAnswer(delivery);
        return submitAnswer("0", "Thất bại", "", "Hồ sơ " + request.number() + " đã được tiếp nhận");
    }

    private RegistryCase open(RegistrationRequest request) {
        return new RegistryCase(scenario(request.number()), options, broken);
    }

    private Optional<RegistryCase> of(String number) {
        return MODULES.stream()
                .map(module -> cases.get(new Key(number, module)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Map<String, String> submitAnswer(String status, String description, String code, String error) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("status", status);
        answer.put("statusDescription", description);
        answer.put("errorCode", code);
        answer.put("errorDescription", error);
        return answer;
    }

    private static String dateTime(Instant instant) {
        return Wire.DATE_TIME.format(LocalDateTime.ofInstant(instant, Wire.VIETNAM));
    }
}
