package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DvcltStatusTest {
    private static final String NUMBER = "G22.99.08-260921-000123";

    private final MovableClock clock = new MovableClock();
    private Simulators simulators;
    private DvcltSimulator dvclt;
    private String token;

    @BeforeEach
    void start() throws IOException {
        simulators = Simulators.start(
                SimulatorOptions.demo().change().seed(1).acceptUnknown(true).build(), clock);
        dvclt = simulators.dvclt();
        token = Caller.dvcltToken(dvclt);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    private String report(int code) throws IOException {
        return report(Caller.callback(NUMBER, code));
    }

    private String report(ObjectNode body) throws IOException {
        Caller.Reply reply = Caller.post(dvclt.url(), DvcltSimulator.STATUS_PATH, token, body.toString());
        assertEquals(200, reply.status());
        return Caller.text(reply);
    }

    private void accepted(int... codes) throws IOException {
        for (int code : codes) assertTrue(report(code).contains("thành công"), "code " + code);
    }

    @Test
    void the_main_line_is_accepted_in_order() throws IOException {
        accepted(1, 3, 7, 4, 5);

        assertEquals(List.of(1, 3, 7, 4, 5), dvclt.ledger().callbacks(NUMBER));
        assertEquals(List.of(), dvclt.ledger().violations());
    }

    @ParameterizedTest
    @CsvSource({"3,1", "7,3", "4,7", "5,4", "2,1", "6,1"})
    void a_missing_previous_status_is_named(int code, int missing) throws IOException {
        assertTrue(report(code).contains("chưa cập nhật trạng thái " + missing));
        assertEquals("OUT_OF_ORDER", dvclt.ledger().violations().get(0).code());
        assertEquals(List.of(), dvclt.ledger().callbacks(NUMBER));
    }

    @ParameterizedTest
    @CsvSource({
        "1,đã tồn tại trong một cửa điện tử",
        "3,'đã được một cửa tiếp nhận, không được cập nhật trạng thái'",
        "7,'đã gửi hệ thống hộ tịch, không được cập nhật trạng thái'",
        "4,'đã hoàn thành đăng ký, không được cập nhật trạng thái'",
        "5,'đã trả kết quả, không được cập nhật trạng thái'"
    })
    void a_repeat_is_told_and_not_taken_again(int code, String text) throws IOException {
        accepted(1, 3, 7, 4, 5);

        assertTrue(report(code).contains(text));
        assertEquals(List.of(1, 3, 7, 4, 5), dvclt.ledger().callbacks(NUMBER));
        assertEquals("DOUBLED", dvclt.ledger().violations().get(0).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void a_rejection_ends_the_dossier_at_any_point_before_the_registration(int last) throws IOException {
        for (int code : List.of(1, 3, 7)) {
            accepted(code);
            if (code == last) break;
        }
        accepted(6);

        assertTrue(report(4).contains("bị từ chối. Không thể cập nhật trạng thái"));
    }

    @Test
    void a_registered_dossier_cannot_be_rejected() throws IOException {
        accepted(1, 3, 7, 4);

        assertTrue(report(6).contains("logic xử lý không hợp lệ"));
    }

    @Test
    void after_a_supplement_request_the_next_version_starts_at_1() throws IOException {
        accepted(1, 3, 7, 2, 1, 3, 7, 4, 5);

        assertEquals(List.of(1, 3, 7, 2, 1, 3, 7, 4, 5), dvclt.ledger().callbacks(NUMBER));
    }

    @Test
    void after_a_supplement_request_the_old_version_goes_no_further() throws IOException {
        accepted(1, 3, 7, 2);

        assertTrue(report(4).contains("chưa được gửi không thể cập nhật trạng thái"));
    }

    @Test
    void of_many_equal_reports_at_once_one_is_accepted() {
        long accepted = IntStream.range(0, 32)
                .parallel()
                .filter(i -> {
                    try {
                        return report(1).contains("thành công");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .count();

        assertEquals(1, accepted);
        assertEquals(List.of(1), dvclt.ledger().callbacks(NUMBER));
    }

    @Test
    void an_unknown_code_is_illegal() throws IOException {
        accepted(1);

        assertTrue(report(8).contains("logic xử lý không hợp lệ"));
    }

    @Test
    void a_dossier_dvclt_never_sent_does_not_exist() throws IOException {
        try (Simulators strict = Simulators.start(SimulatorOptions.demo(), clock)) {
            Caller.Reply reply = Caller.post(
                    strict.dvclt().url(),
                    DvcltSimulator.STATUS_PATH,
                    Caller.dvcltToken(strict.dvclt()),
                    Caller.callback(NUMBER, 1).toString());

            assertTrue(Caller.text(reply).contains("không tồn tại"));
            assertEquals(
                    "UNKNOWN_DOSSIER",
                    strict.dvclt().ledger().violations().get(0).code());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "thoiGianThucHien,2026-09-21T09:20:00",
        "thoiGianThucHien,31/02/2026 09:20:00",
        "ngayHenTraMoi,21/09/2026",
        "coQuanXuLy,4"
    })
    void a_field_in_the_wrong_form_is_refused(String field, String value) throws IOException {
        String answer = report(Caller.callback(NUMBER, 1).put(field, value));

        assertTrue(answer.contains("logic xử lý không hợp lệ: " + field), answer);
        assertEquals(field, dvclt.ledger().violations().get(0).detail());
    }

    @ParameterizedTest
    @CsvSource({"2,hanBoSungHoSo", "6,ghiChu", "4,ketQuaXuLy"})
    void each_code_needs_its_field(int code, String field) throws IOException {
        accepted(1, 3, 7);
        ObjectNode body = Caller.callback(NUMBER, code);
        body.remove(field);

        assertTrue(report(body).contains("logic xử lý không hợp lệ: " + field));
    }

    @ParameterizedTest
    @CsvSource({
        "chaNoiCuTru,''",
        "meNoiCuTru,",
        "meLoaiCuTru,0",
        "chaLoaiCuTru,",
        "maGiayToKetQua,''",
        "giayKhaiSinh,QQ=="
    })
    void an_incomplete_result_is_refused(String field, String value) throws IOException {
        accepted(1, 3, 7);
        ObjectNode result = Caller.birthResult().put(field, value);

        assertTrue(report(Caller.callback(NUMBER, 4).put("ketQuaXuLy", result.toString()))
                .contains("logic xử lý không hợp lệ: " + field));
    }

    @Test
    void an_address_that_is_not_flattened_is_refused() throws IOException {
        accepted(1, 3, 7);
        ObjectNode result = Caller.birthResult();
        result.putObject("nksQueQuan").put("dcChiTiet", "Cần Thơ");

        assertTrue(report(Caller.callback(NUMBER, 4).put("ketQuaXuLy", result.toString()))
                .contains("logic xử lý không hợp lệ: nksQueQuan"));
    }

    @Test
    void wrong_credentials_get_no_token() throws IOException {
        Caller.Reply reply =
                Caller.post(dvclt.url(), "/api/token", "", "{\"userName\":\"demo-dvclt\",\"password\":\"x\"}");

        assertEquals(401, reply.status());
        assertFalse(reply.body().contains("token"));
    }

    @Test
    void a_token_expires() throws IOException {
        clock.move(SimulatorOptions.demo().tokenLifetime().plus(Duration.ofMillis(1)));

        assertEquals(401, statusOf(token));
        assertEquals(List.of(), dvclt.ledger().violations());
    }

    @Test
    void an_invented_token_is_refused_and_noted() throws IOException {
        assertEquals(401, statusOf("Bearer 99999999999999.1.00"));
        assertEquals("BAD_TOKEN", dvclt.ledger().violations().get(0).code());
    }

    private int statusOf(String authorization) throws IOException {
        String body = Caller.callback(NUMBER, 1).toString();
        return Caller.post(dvclt.url(), DvcltSimulator.STATUS_PATH, authorization, body)
                .status();
    }

    @Test
    void a_broken_dvclt_accepts_nothing() throws IOException {
        SimulatorOptions broken = SimulatorOptions.demo()
                .change()
                .acceptUnknown(true)
                .broken(SimulatorOptions.Partner.DVCLT)
                .build();
        try (Simulators other = Simulators.start(broken, clock)) {
            Caller.Reply reply = Caller.post(
                    other.dvclt().url(),
                    DvcltSimulator.STATUS_PATH,
                    Caller.dvcltToken(other.dvclt()),
                    Caller.callback(NUMBER, 1).toString());

            assertTrue(Caller.text(reply).contains("có lỗi trong quá trình thêm mới"));
            assertEquals(List.of(), other.dvclt().ledger().callbacks(NUMBER));
        }
    }
}
