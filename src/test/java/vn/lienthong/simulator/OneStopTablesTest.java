package vn.lienthong.simulator;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** The one-stop system reached by its tables (docs/provinces.md), seen from an engine's account. */
class OneStopTablesTest {
    private static final String LT = "G22.99.08-260921-000123";

    private Simulators partners;

    @BeforeEach
    void start() {
        open(SimulatorOptions.demo());
    }

    @AfterEach
    void stop() {
        partners.close();
    }

    private void open(SimulatorOptions options) {
        partners = Simulators.start(options.change().oneStopTables(true).build(), new MovableClock());
    }

    @Test
    void a_delivered_dossier_gets_a_number_and_its_next_version_keeps_it() throws Exception {
        deliver("k1", 1);
        awaitNumbers("H21.129-260921-0001");
        deliver("k2", 2);
        awaitNumbers("H21.129-260921-0001", "H21.129-260921-0001");
        assertEquals(2, partners.oneStop().ledger().deliveries(LT));
    }

    @Test
    void statuses_are_read_once_each_and_in_their_order() throws Exception {
        deliver("k1", 1);
        awaitNumbers("H21.129-260921-0001");
        for (String status : List.of("FORWARDED", "REGISTERED")) tell(status);
        await().until(this::statuses, List.of("FORWARDED", "REGISTERED")::equals);
        tell("RETURNED");
        await().until(this::statuses, List.of("FORWARDED", "REGISTERED", "RETURNED")::equals);
    }

    @Test
    void a_second_row_under_one_key_is_refused() throws Exception {
        deliver("k1", 1);
        assertThrows(SQLException.class, () -> deliver("k1", 1));
    }

    @Test
    void the_engines_account_may_read_and_insert_and_nothing_else() throws Exception {
        deliver("k1", 1);
        for (String refused : List.of(
                "update ho_so_den set so_ho_so = 'x'",
                "delete from ho_so_den",
                "update trang_thai_den set da_doc = true",
                "drop table ho_so_den",
                "create table other (id int)")) assertThrows(SQLException.class, () -> run(refused), refused);
    }

    @Test
    void no_other_database_can_be_opened_through_it() {
        String other = partners.oneStop().tables().orElseThrow().url().replace("mot-cua", "mem:other");
        assertThrows(SQLException.class, () -> DriverManager.getConnection(other, "sa", "")
                .close());
    }

    @Test
    void down_closes_the_line_and_the_rows_are_there_afterwards() throws Exception {
        deliver("k1", 1);
        partners.of(Partner.ONE_STOP).down(Duration.ofHours(1));
        assertThrows(SQLException.class, () -> numbers());
        partners.of(Partner.ONE_STOP).down(Duration.ZERO);
        awaitNumbers("H21.129-260921-0001");
    }

    @Test
    void a_port_that_is_taken_is_said_as_by_the_other_partners() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SimulatorOptions there = SimulatorOptions.demo()
                    .change()
                    .ports(0, 0, taken.getLocalPort(), 0, 0, 0)
                    .oneStopTables(true)
                    .build();
            CompletionException said = assertThrows(CompletionException.class, () -> Simulators.start(there));
            assertInstanceOf(BindException.class, said.getCause());
        }
    }

    @Test
    void an_outage_ends_by_itself() {
        partners.of(Partner.ONE_STOP).down(Duration.ofMillis(50));
        await().untilAsserted(() -> assertDoesNotThrow(this::numbers));
    }

    @Test
    void a_broken_one_gives_no_number() throws Exception {
        partners.close();
        open(SimulatorOptions.demo().change().broken(Partner.ONE_STOP).build());
        deliver("k1", 1);
        await().during(Duration.ofMillis(400)).until(this::numbers, List.of()::equals);
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was(@TempDir Path folder) throws Exception {
        partners.close();
        SimulatorOptions kept =
                SimulatorOptions.demo().change().ledgerDir(folder).build();
        open(kept);
        deliver("k1", 1);
        awaitNumbers("H21.129-260921-0001");
        partners.close();
        open(kept);
        deliver("k2", 2);
        awaitNumbers("H21.129-260921-0001", "H21.129-260921-0001");
        tell("FORWARDED");
        await().until(this::statuses, List.of("FORWARDED")::equals);
        assertEquals(List.of(), partners.oneStop().ledger().violations());
    }

    private void deliver(String key, int version) throws SQLException {
        run("insert into ho_so_den (khoa, ma_ho_so_lt, lan_nop, noi_dung) values ('%s', '%s', %d, '%s')"
                .formatted(key, LT, version, "{\"maHoSo\":\"" + LT + "\",\"lanNop\":" + version + "}"));
    }

    private void tell(String status) throws SQLException {
        run("insert into trang_thai_den (khoa, so_ho_so, trang_thai, noi_dung) values ('%s', '%s', '%s', '%s')"
                .formatted(status, numbers().get(0), status, "{\"trangThai\":\"" + status + "\"}"));
    }

    private void awaitNumbers(String... expected) {
        await().until(this::numbers, List.of(expected)::equals);
    }

    private List<String> numbers() throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Connection line = line();
                Statement statement = line.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select so_ho_so from ho_so_den where so_ho_so is not null order by lan_nop")) {
            while (rows.next()) numbers.add(rows.getString(1));
        }
        return numbers;
    }

    private List<String> statuses() {
        return partners.oneStop().ledger().entries(LT).stream()
                .filter(entry -> entry.kind() == Kind.STATUS)
                .map(LedgerEntry::code)
                .toList();
    }

    private void run(String sql) throws SQLException {
        try (Connection line = line();
                Statement statement = line.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection line() throws SQLException {
        return DriverManager.getConnection(
                partners.oneStop().tables().orElseThrow().url(), OneStopTables.USERNAME, OneStopTables.PASSWORD);
    }
}
