package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Credentials;

class LedgerTest {
    private static final String NUMBER = "G22.99.08-260921-000123";

    private final MovableClock clock = new MovableClock();

    @TempDir
    Path dir;

    @Test
    void a_reopened_ledger_holds_what_was_written() {
        List<LedgerEntry> written;
        try (Ledger ledger = Ledger.open(dir.resolve("dvclt.jsonl"), clock)) {
            ledger.record(Kind.CALLBACK, NUMBER, "1", 1, "d", "H'Hen Niê\n{}");
            ledger.violation(Breach.DOUBLED, NUMBER, "trangThai 1");
            written = ledger.entries();
        }
        try (Ledger ledger = Ledger.open(dir.resolve("dvclt.jsonl"), clock)) {
            assertEquals(written, ledger.entries());
            assertEquals(List.of(1), ledger.callbacks(NUMBER));
        }
    }

    @Test
    void a_torn_last_line_is_cut_off() throws Exception {
        Path file = dir.resolve("dvclt.jsonl");
        try (Ledger ledger = Ledger.open(file, clock)) {
            ledger.record(Kind.CALLBACK, NUMBER, "1", 1, "", "");
        }
        Files.writeString(file, "{\"time\":\"2026", StandardOpenOption.APPEND);
        try (Ledger ledger = Ledger.open(file, clock)) {
            ledger.record(Kind.CALLBACK, NUMBER, "3", 1, "", "");
        }
        try (Ledger ledger = Ledger.open(file, clock)) {
            assertEquals(List.of(1, 3), ledger.callbacks(NUMBER));
        }
    }

    @Test
    void a_damaged_line_is_not_passed_over() throws Exception {
        Path file = dir.resolve("dvclt.jsonl");
        Files.writeString(file, "{broken\n");

        assertThrows(UncheckedIOException.class, () -> Ledger.open(file, clock));
    }

    @Test
    void many_may_write_at_once() {
        try (Ledger ledger = Ledger.open(dir.resolve("dvclt.jsonl"), clock)) {
            IntStream.range(0, 500).parallel().forEach(i -> ledger.record(Kind.CALLBACK, "n" + i, "1", 1, "", ""));
        }
        try (Ledger ledger = Ledger.open(dir.resolve("dvclt.jsonl"), clock)) {
            assertEquals(500, ledger.entries().size());
        }
    }

    @Test
    void restarted_partners_go_on_where_they_were() throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(1)
                .acceptUnknown(true)
                .ledgerDir(dir)
                .build();
        String own;
        try (Simulators first = Simulators.start(options, clock)) {
            report(first, 1);
            report(first, 3);
            own = delivered(first);
            submit(first);
        }
        try (Simulators second = Simulators.start(options, clock)) {
            assertTrue(report(second, 3).contains("không được cập nhật trạng thái"));
            assertTrue(report(second, 7).contains("thành công"));
            assertEquals(own, delivered(second));
            assertTrue(submit(second).contains("đã được tiếp nhận"));
            assertEquals(List.of(1, 3, 7), second.dvclt().ledger().callbacks(NUMBER));
            assertEquals(1, second.ndxp().ledger().registrations(NUMBER));
            assertEquals(List.of(), second.ndxp().ledger().violations());
        }
    }

    @Test
    void a_supplement_asked_for_before_the_restart_is_taken_after_it() throws Exception {
        SimulatorOptions options =
                SimulatorOptions.demo().change().seed(1).ledgerDir(dir).build();
        String poll = "{\"maDinhDanhHoSo\":[\"" + NUMBER + "\"],\"module\":\"LTKS\"}";
        try (Simulators first = Simulators.start(options, clock)) {
            first.ndxp().scenario(NUMBER, Scenario.SUPPLEMENT_ONCE);
            submit(first);
            clock.move(options.registry().registerAfter());
            Caller.post(first.ndxp().url(), NdxpSimulator.RESULT_PATH, Caller.ndxpToken(first.ndxp()), poll);
        }
        try (Simulators second = Simulators.start(options, clock)) {
            assertTrue(submit(second, "Bréo mới").contains("Thành công"));
            assertEquals(2, second.ndxp().ledger().submissions(NUMBER).size());
        }
    }

    private static String report(Simulators simulators, int code) throws Exception {
        DvcltSimulator dvclt = simulators.dvclt();
        String body = Caller.callback(NUMBER, code).toString();
        return Caller.text(Caller.post(dvclt.url(), DvcltSimulator.STATUS_PATH, Caller.dvcltToken(dvclt), body));
    }

    private static String delivered(Simulators simulators) throws Exception {
        String token = "Bearer " + Credentials.DEMO.oneStopToken();
        return Caller.post(simulators.oneStop().url(), "/dossiers", token, "{\"maHoSo\":\"" + NUMBER + "\"}")
                .body();
    }

    private static String submit(Simulators simulators) throws Exception {
        return submit(simulators, "Bréo");
    }

    private static String submit(Simulators simulators, String name) throws Exception {
        NdxpSimulator ndxp = simulators.ndxp();
        String body = Wire.JSON
                .createObjectNode()
                .put("maDonVi", "31117")
                .put("module", "LTKS")
                .put("maHoSoLT", NUMBER)
                .put("ngayTiepNhan", "21/09/2026 09:15:00")
                .put("data", "{\"nksHoTen\":\"" + name + "\"}")
                .toString();
        return Caller.post(ndxp.url(), NdxpSimulator.SUBMIT_PATH, Caller.ndxpToken(ndxp), body)
                .body();
    }
}
