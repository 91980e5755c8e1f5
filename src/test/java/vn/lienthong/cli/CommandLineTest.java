package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.console.FakeDossiers;
import vn.lienthong.console.FakeEngine;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.queue.QueueAdmin.QueueState;
import vn.lienthong.testing.FreePort;
import vn.lienthong.text.Texts;

class CommandLineTest {
    @TempDir
    Path data;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Locale locale = Texts.VIETNAMESE;
    private FakeEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        Files.writeString(data.resolve("operator.token"), "admin\n");
        environment.put("LIENTHONG_DATA_DIR", data.toString());
        environment.put("LIENTHONG_OPERATIONS_PORT", Integer.toString(engine.port()));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void the_queues_are_a_table_for_people() {
        assertEquals(0, run("queue", "list"));
        assertEquals("""
                HÀNG ĐỢI       ĐANG CHỜ  ĐANG LÀM  ĐÃ DỪNG  CHỜ LÂU NHẤT  TÌNH TRẠNG
                birth-forward  3         1         1        1m            đang chạy
                Lý do và việc cần làm: lienthong queue show birth-forward
                """, lines(out));
    }

    @Test
    void queues_that_need_somebody_come_first_and_empty_ones_are_counted() {
        engine.queues.states.clear();
        engine.queues.states.addAll(List.of(
                new QueueState("a-empty", 0, 0, 0, 0, false, true),
                new QueueState("b-busy", 5, 2, 0, 1799, false, true),
                new QueueState("c-old", 1, 0, 0, 1800, false, true),
                new QueueState("d-no-route", 0, 0, 0, 0, false, false),
                new QueueState("e-paused", 0, 0, 0, 0, true, true),
                new QueueState("f-parked", 0, 0, 2, 7200, false, true),
                new QueueState("g-parked-longer", 0, 0, 1, 90_000, false, true),
                new QueueState("h-empty", 0, 0, 0, 0, false, true)));
        assertEquals(0, run("queue", "list"));
        assertEquals("""
                HÀNG ĐỢI         ĐANG CHỜ  ĐANG LÀM  ĐÃ DỪNG  CHỜ LÂU NHẤT  TÌNH TRẠNG
                g-parked-longer  0         0         1        1d            đang chạy
                f-parked         0         0         2        2h            đang chạy
                e-paused         0         0         0                      tạm dừng
                d-no-route       0         0         0                      không có tuyến xử lý
                c-old            1         0         0        30m           đang chạy
                b-busy           5         2         0        29m           đang chạy
                2 hàng đợi đang trống (thêm --all để xem).
                Lý do và việc cần làm: lienthong queue show g-parked-longer
                """, lines(out));
    }

    @Test
    void every_queue_is_shown_to_whoever_asks_for_all() {
        engine.queues.states.add(new QueueState("a-empty", 0, 0, 0, 0, false, true));
        assertEquals(0, run("queue", "list", "--all"));
        assertTrue(out.toString().contains("a-empty        0         0         0"), out.toString());
        assertFalse(out.toString().contains("--all"), out.toString());
    }

    @Test
    void programs_get_every_queue() throws IOException {
        engine.queues.states.add(new QueueState("a-empty", 0, 0, 0, 0, false, true));
        assertEquals(0, run("queue", "list", "--json"));
        assertEquals(2, json().size());
    }

    @Test
    void the_queues_are_the_answer_itself_for_programs() throws IOException {
        assertEquals(0, run("queue", "list", "--json"));
        assertEquals("birth-forward", json().at("/0/name").asText());
    }

    @Test
    void a_reason_is_told_once_above_the_messages_that_stopped_for_it() {
        assertEquals(0, run("queue", "show", "birth-forward"));
        String action = "Bổ sung cấu hình còn thiếu rồi cho chạy lại.";
        assertTrue(out.toString().indexOf(action) < out.toString().indexOf(FakeDossiers.NUMBER), out.toString());
        assertTrue(out.toString().lines().allMatch(line -> line.length() <= 100), out.toString());
    }

    @Test
    void skipping_what_is_not_parked_changes_nothing_and_says_so() {
        engine.queues.affected = 0;
        assertEquals(1, run("queue", "skip", "birth-forward", "--id", "8", "--reason", "nhầm"));
        assertTrue(out.toString().contains("Không có thông điệp đã dừng nào như vậy"), out.toString());
    }

    @Test
    void a_queue_that_is_paused_and_without_a_route_is_told_both() {
        engine.queues.states.clear();
        engine.queues.states.add(new QueueState("a", 1, 0, 0, 1, true, false));
        assertEquals(0, run("queue", "list"));
        assertTrue(out.toString().contains("tạm dừng, không có tuyến xử lý"), out.toString());
    }

    @Test
    void a_parked_message_is_shown_with_what_to_do() {
        assertEquals(0, run("queue", "show", "birth-forward"));
        assertTrue(out.toString().contains("Bổ sung cấu hình còn thiếu rồi cho chạy lại."), out.toString());
    }

    @Test
    void a_dossier_is_shown_with_its_statuses_work_and_reports() {
        assertEquals(0, run("dossier", "show", FakeDossiers.NUMBER));
        for (String expected : List.of(
                "Trạng thái        Một cửa đã tiếp nhận",
                "Hẹn trả lúc       2026-09-21 17:00:00",
                "Đã nhận               2026-09-21 09:15:00  1",
                "birth-forward  đã dừng",
                "Có việc đã dừng; lý do và việc cần làm: lienthong queue show birth-forward"))
            assertTrue(out.toString().contains(expected), expected + " in\n" + out);
    }

    @Test
    void file_links_of_a_dossier_are_revoked_and_the_answer_says_up_to_when() {
        assertEquals(0, run("dossier", "links", "revoke", FakeDossiers.NUMBER, "--reason", "gửi nhầm nơi"));
        assertTrue(out.toString().contains("2026-09-21 10:00:00"), out.toString());
    }

    @Test
    void dossiers_are_found_page_after_page() throws IOException {
        assertEquals(0, run("dossier", "find", "G22.99", "--status", "ACCEPTED", "--json"));
        assertEquals(1, json().size());
        assertEquals("next", engine.dossiers.lastSearch.cursor());
    }

    @Test
    void parked_messages_are_redriven() {
        assertEquals(0, run("queue", "redrive", "birth-forward", "--all", "--reason", "đã sửa bảng"));
        assertEquals("Đã cho chạy lại 1 thông điệp của hàng đợi birth-forward.\n", lines(out));
        assertEquals(List.of("redrive by test-admin: đã sửa bảng"), engine.queues.done);
    }

    @Test
    void a_dry_run_says_that_nothing_changed() {
        assertEquals(0, run("queue", "redrive", "birth-forward", "--id", "7", "--reason", "thử", "--dry-run"));
        assertEquals("Sẽ tác động đến 1 thông điệp của hàng đợi birth-forward; chưa thay đổi gì.\n", lines(out));
        assertEquals(List.of(), engine.queues.done);
    }

    @Test
    void a_redrive_may_name_the_class_and_code_of_the_fault() {
        run("queue", "redrive", "birth-forward", "--class", "CONFIGURATION", "--code", "no-unit", "--reason", "đã sửa");
        assertEquals("no-unit", engine.queues.lastSelection.reason().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"skip --id 7, skip [7]", "pause, pause", "resume, resume"})
    void a_queue_is_repaired(String act, String done) {
        List<String> args = new ArrayList<>(List.of("queue"));
        String[] words = act.split(" ");
        args.add(words[0]);
        args.add("birth-forward");
        args.addAll(List.of(words).subList(1, words.length));
        args.addAll(List.of("--reason", "bảo trì"));
        assertEquals(0, run(args.toArray(String[]::new)));
        assertEquals(List.of(done + " by test-admin: bảo trì"), engine.queues.done);
    }

    @Test
    void every_paused_queue_is_resumed_at_once() {
        assertEquals(0, run("queue", "resume", "--all", "--reason", "đã khôi phục"));
        assertEquals(List.of("resume all by test-admin: đã khôi phục"), engine.queues.done);
        assertEquals("Số hàng đợi chạy lại: 1.\n", lines(out));
    }

    @Test
    void a_backup_without_a_key_or_over_a_running_engine_is_told_in_one_line() {
        assertEquals(1, run("backup", "--to", data.resolve("backup").toString()));
        assertTrue(err.toString().contains("master.key"), err.toString());
        assertEquals(1, lines(err).lines().count());
        assertEquals(1, run("restore", "--from", data.resolve("backup").toString()));
        assertTrue(err.toString().contains("Hãy dừng trước"), err.toString());
    }

    @Test
    void a_breaker_is_named_in_the_readers_words_and_a_latency_with_its_unit() {
        assertEquals(0, run("partner", "list"));
        assertTrue(out.toString().contains("ndxp     đang ngắt  2026-09-21 09:15:00  120 ms"), out.toString());
    }

    @Test
    void events_of_one_kind_are_read_with_who_and_when() {
        engine.log.entries.add(new LogEntry("queue.paused", "", "op-1", Map.of("reason", "bảo trì")));
        engine.log.entries.add(new LogEntry("queue.resumed", "", "op-2", Map.of()));
        assertEquals(0, run("log", "list", "--kind", "queue.paused"));
        assertEquals("""
                THỜI ĐIỂM            SỰ KIỆN       SỐ HỒ SƠ  AI    CHI TIẾT
                2026-09-21 09:15:00  queue.paused            op-1  {"reason":"bảo trì"}
                """, lines(out));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2"})
    void no_more_events_are_shown_than_asked_for(String limit, int shown) throws IOException {
        engine.log.entries.add(new LogEntry("queue.paused", "", "op-1", Map.of()));
        engine.log.entries.add(new LogEntry("queue.resumed", "", "op-2", Map.of()));
        assertEquals(0, run("log", "list", "--limit", limit, "--json"));
        assertEquals(shown, json().size());
    }

    @Test
    void a_whole_log_ends_well() {
        assertEquals(0, run("log", "verify"));
        assertEquals("Nhật ký toàn vẹn: 12 dòng.\n", lines(out));
    }

    @Test
    void a_changed_log_ends_as_a_fault() {
        engine.log.firstBad = OptionalLong.of(5);
        assertEquals(1, run("log", "verify"));
        assertTrue(out.toString().contains("dòng sai đầu tiên là dòng 5"), out.toString());
    }

    @Test
    void a_new_token_is_shown_with_its_role() {
        assertEquals(0, run("credential", "new", "--role", "observer", "--name", "zabbix"));
        assertEquals("""
                TÊN     VAI TRÒ   TOKEN
                zabbix  observer  lt_new
                """, lines(out));
    }

    @Test
    void tokens_are_listed_with_their_use_and_end() {
        assertEquals(0, run("credential", "list"));
        assertEquals("""
                TÊN         VAI TRÒ   CẤP LÚC              NGƯỜI CẤP   DÙNG GẦN NHẤT        TÌNH TRẠNG
                first-0a1b  admin     2026-09-21 09:15:00  start       chưa rõ              còn hiệu lực
                zabbix      observer  2026-09-21 09:15:00  first-0a1b  2026-09-21 09:15:00  thu hồi 2026-09-21 09:15:00
                """, lines(out));
    }

    @Test
    void a_token_is_withdrawn_and_the_last_admin_is_not() {
        assertEquals(0, run("credential", "withdraw", "duty-desk", "--reason", "nghỉ việc"));
        assertEquals("Đã thu hồi token duty-desk.\n", lines(out));
        assertEquals(1, run("credential", "withdraw", "first-0a1b", "--reason", "nghỉ việc"));
        assertEquals("Đây là token quản trị (admin) cuối cùng; hãy cấp token khác trước\n", lines(err));
    }

    @Test
    void a_token_without_a_name_is_named_by_its_role() throws IOException {
        run("credential", "new", "--role", "auditor", "--json");
        assertTrue(json().get("name").asText().matches("auditor-\\d{8}-\\d{6}"));
    }

    @Test
    void another_token_file_is_another_role() throws IOException {
        Path file = Files.writeString(data.resolve("observer.token"), "observer");
        assertEquals(1, run("log", "verify", "--token-file", file.toString()));
        assertEquals("Token này không có quyền thực hiện yêu cầu\n", lines(err));
    }

    @Test
    void settings_are_shown_with_their_origin_and_secrets_masked() {
        environment.put("PARTNER_NDXP_SECRET", "s3cret");
        assertEquals(0, run("config"));
        String line = out.toString()
                .lines()
                .filter(each -> each.startsWith("partner.ndxp.secret"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.matches("partner.ndxp.secret +\\*\\*\\* +biến môi trường PARTNER_NDXP_SECRET"), line);
        assertFalse(out.toString().contains("s3cret"));
    }

    @Test
    void settings_are_json_for_programs() throws IOException {
        assertEquals(0, run("config", "--json"));
        assertEquals("lienthong.environment", json().at("/0/key").asText());
    }

    @Test
    void faulty_settings_are_told_line_by_line() throws IOException {
        Path config = Files.writeString(data.resolve("my.properties"), "queue.lease=soon\nqueue.batch=0\n");
        assertEquals(1, run("config", "--config", config.toString()));
        assertEquals(2, err.toString().lines().count());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "queue",
                "fly",
                "queue list --colour",
                "queue pause birth-forward",
                "queue redrive birth-forward --reason x",
                "queue redrive birth-forward --all --id 7 --reason x",
                "queue skip birth-forward --id seven --reason x",
                "queue resume --reason x",
                "queue resume birth-forward --all --reason x",
                "backup",
                "restore --force",
                "credential new --role king",
                "credential withdraw duty-desk",
                "config --lang de",
                "dossier show"
            })
    void wrong_use_is_told_with_the_right_one(String line) {
        assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
        assertTrue(err.toString().contains("Cách dùng: lienthong"), err.toString());
    }

    @Test
    void a_missing_option_is_named() {
        run("queue", "pause", "birth-forward");
        assertTrue(err.toString().startsWith("Còn thiếu: --reason"), err.toString());
    }

    @Test
    void what_the_engine_finds_invalid_is_wrong_use() {
        assertEquals(2, run("dossier", "find", "--status", "LOST"));
        assertTrue(err.toString().contains("status: Chỉ nhận: RECEIVED"), err.toString());
    }

    @Test
    void an_unknown_dossier_is_named_and_a_fault_that_was_found() {
        assertEquals(1, run("dossier", "show", "G22.99.08-260921-999999"));
        assertEquals("Không tìm thấy: G22.99.08-260921-999999\n", lines(err));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../log", "a/b", "a?b=c", "số", "a b"})
    void a_number_that_is_no_number_reaches_no_other_path(String number) {
        assertEquals(1, run("dossier", "show", number));
    }

    @Test
    void an_engine_that_does_not_run_cannot_be_reached() {
        environment.put("LIENTHONG_OPERATIONS_PORT", Integer.toString(FreePort.next()));
        assertEquals(3, run("queue", "list"));
        assertTrue(err.toString().startsWith("Không kết nối được API vận hành tại http://127.0.0.1:"), err.toString());
    }

    /** In the middle of one the Java client loses answers, and the command would wait for half an hour. */
    @Test
    void no_change_of_protocol_is_offered_to_the_engine() throws IOException {
        List<String> offers = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            offers.add(String.valueOf(call.getRequestHeaders().getFirst("Upgrade")));
            call.sendResponseHeaders(503, -1);
            call.close();
        });
        server.start();
        try {
            environment.put(
                    "LIENTHONG_OPERATIONS_PORT",
                    Integer.toString(server.getAddress().getPort()));
            run("queue", "list");
        } finally {
            server.stop(0);
        }
        assertEquals(List.of("null"), offers);
    }

    @Test
    void a_data_folder_without_a_token_means_that_no_engine_ran() throws IOException {
        Files.delete(data.resolve("operator.token"));
        assertEquals(3, run("queue", "list"));
    }

    @Test
    void english_is_spoken_where_the_system_does() {
        locale = Locale.ENGLISH;
        run("log", "verify");
        assertEquals("The log is whole: 12 rows.\n", lines(out));
    }

    @Test
    void the_language_asked_for_wins() {
        run("log", "verify", "--lang", "en");
        assertEquals("The log is whole: 12 rows.\n", lines(out));
    }

    @ParameterizedTest
    @CsvSource({"vi, Cách dùng:, Cho các thông điệp đã dừng chạy lại", "en, Usage:, Run parked messages again"})
    void help_is_in_the_language_asked_for(String language, String usage, String description) {
        assertEquals(0, run("queue", "redrive", "--help", "--lang", language));
        assertTrue(out.toString().startsWith(usage), out.toString());
        assertTrue(out.toString().contains(description), out.toString());
    }

    @Test
    void a_purge_says_first_what_would_go_and_what_stays() {
        assertEquals(0, run("purge", "--dry-run"));
        assertEquals("""
                Hồ sơ có trạng thái cuối trước 2025-09-21 10:00:00; chưa xóa gì:
                LOẠI   SẼ XÓA
                hồ sơ  1
                VÌ                                            HỒ SƠ CÒN GIỮ
                còn thông điệp chờ, đang xử lý hoặc đã dừng  2
                """, lines(out).replaceAll("VÌ +HỒ", "VÌ                                            HỒ"));
    }

    @Test
    void a_purge_goes_on_piece_after_piece_to_the_end() {
        assertEquals(0, run("purge", "--reason", "hết hạn lưu trữ", "--lang", "en"));
        assertEquals(
                "Removed the personal data of 1 dossiers, and 3 files that no dossier uses any more.\n", lines(out));
        assertEquals("hết hạn lưu trữ", engine.purge.why);
    }

    @Test
    void a_purge_without_a_time_of_retention_is_refused_and_says_why() {
        engine.purge.retentionIsSet = false;
        assertEquals(1, run("purge", "--dry-run", "--lang", "en"));
        assertTrue(err.toString().contains("retention.finished"), err.toString());
    }

    @Test
    void a_purge_without_a_reason_is_wrong_use() {
        assertEquals(2, run("purge"));
    }

    private int run(String... args) {
        var terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), environment, locale);
        return Lienthong.run(terminal, args);
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }
}
