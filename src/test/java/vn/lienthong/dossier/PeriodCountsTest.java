package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.PeriodCounts.Row;

/**
 * Three months of fourteen dossiers, and the figures worked out by hand. Times are Viet Nam's; now is 05/11/2026 12:00.
 */
@ParameterizedClass
@EnumSource(Database.class)
class PeriodCountsTest {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant NOW = at("2026-11-05T12:00:00");
    private static final String BIRTH = "2.000986";
    private static final String SINGLE = "1.001193.H13";

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;
    private int serial;

    @BeforeEach
    void open() {
        it = new DossierFixture(database, directory);
        it.clock.advance(Duration.between(TestClock.START, NOW));
    }

    @AfterEach
    void close() {
        it.close();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(VIETNAM).toInstant();
    }

    /** One dossier's life, told in the order it happened. */
    private final class Life {
        private final String number = DossierFixture.number(++serial);
        private final String procedure;
        private int version;
        private List<String> warnings = List.of();

        Life(String procedure) {
            this.procedure = procedure;
        }

        Life ofTheConnectionCheck() {
            warnings = List.of("identity-prefix-unusual", TestDossiers.WARNING);
            return this;
        }

        Life received(String at, String due) {
            IncomingDossier incoming = DossierFixture.incoming(number, "Trẻ " + number + " lần " + ++version);
            it.receive(new IncomingDossier(
                    incoming.front(),
                    number,
                    incoming.module(),
                    procedure,
                    incoming.unit(),
                    at(at),
                    "",
                    incoming.form(),
                    List.of(),
                    List.of(),
                    warnings));
            it.commit(it.changes.appoint(it.dossier(number), at(due), null, at(due), "test"));
            return this;
        }

        Life is(Status status, String at) {
            it.commit(it.changes.enter(it.dossier(number), status, at(at), null, "test"));
            assertEquals(status, it.dossier(number).status());
            return this;
        }

        Life registered(String at) {
            return is(Status.ACCEPTED, at).is(Status.FORWARDED, at).is(Status.REGISTERED, at);
        }
    }

    private Life birth() {
        return new Life(BIRTH);
    }

    private void threeMonths() {
        // September: done, though its paper was handed over in October
        birth().received("2026-09-15T09:00:00", "2026-09-15T17:00:00")
                .registered("2026-09-15T16:00:00")
                .is(Status.RETURNED, "2026-10-05T09:00:00");
        // the last second of September; on time in October
        birth().received("2026-09-30T23:59:59", "2026-10-01T17:00:00").registered("2026-10-01T10:00:00");
        // overdue at the end of September, late in October
        birth().received("2026-09-25T09:00:00", "2026-09-25T17:00:00").registered("2026-10-02T10:00:00");
        // the first moment of October, finished exactly at its appointment: on time
        birth().received("2026-10-01T00:00:00", "2026-10-01T17:00:00").registered("2026-10-01T17:00:00");
        // one second past the appointment: late
        birth().received("2026-10-05T09:00:00", "2026-10-05T17:00:00").registered("2026-10-05T17:00:01");
        // two supplements, each version in time: late all the same
        birth().received("2026-10-10T09:00:00", "2026-10-12T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-11T09:00:00")
                .received("2026-10-15T09:00:00", "2026-10-15T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-15T10:00:00")
                .received("2026-10-20T09:00:00", "2026-10-20T17:00:00")
                .registered("2026-10-20T16:00:00");
        // one supplement, its second version in time: on time, whatever the first one's appointment was
        birth().received("2026-10-20T09:00:00", "2026-10-20T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-20T10:00:00")
                .received("2026-10-22T09:00:00", "2026-10-22T17:00:00")
                .registered("2026-10-22T16:00:00");
        // withdrawn in time
        birth().received("2026-10-12T16:00:00", "2026-10-13T17:00:00").is(Status.WITHDRAWN, "2026-10-13T09:00:00");
        // withdrawn long after, while the clock stood still: on time
        birth().received("2026-10-14T09:00:00", "2026-10-14T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-14T10:00:00")
                .is(Status.WITHDRAWN, "2026-10-28T09:00:00");
        // across the end of October: within time there, on time in November
        birth().received("2026-10-30T16:00:00", "2026-11-02T17:00:00").registered("2026-11-02T16:00:00");
        // across the end of October: overdue there, late in November
        birth().received("2026-10-29T09:00:00", "2026-10-29T17:00:00").registered("2026-11-03T09:00:00");
        // waits for the citizen since October: within time, for its clock stands still
        birth().received("2026-10-26T09:00:00", "2026-10-26T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-26T10:00:00");
        // the first moment of November, and overdue by now
        birth().received("2026-11-01T00:00:00", "2026-11-02T17:00:00").is(Status.ACCEPTED, "2026-11-01T00:00:00");
        // another procedure, refused late
        new Life(SINGLE)
                .received("2026-10-06T16:00:00", "2026-10-07T17:00:00")
                .is(Status.REJECTED, "2026-10-08T09:00:00");
    }

    private List<Row> counts(String period) {
        YearMonth month = YearMonth.parse(period);
        Instant start = month.atDay(1).atStartOfDay(VIETNAM).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(VIETNAM).toInstant();
        return new PeriodCounts(it.dataSource).between(start, end.isAfter(NOW) ? NOW : end);
    }

    @Test
    void the_figures_equal_the_table_worked_out_by_hand() {
        threeMonths();
        assertEquals(List.of(new Row(BIRTH, 3, 0, 1, 0, 1, 1)), counts("2026-09"));
        assertEquals(List.of(new Row(SINGLE, 1, 0, 0, 1, 0, 0), new Row(BIRTH, 9, 2, 5, 3, 2, 1)), counts("2026-10"));
        assertEquals(List.of(new Row(BIRTH, 1, 3, 1, 1, 1, 1)), counts("2026-11"));
    }

    @Test
    void a_month_before_the_first_dossier_has_no_figures() {
        threeMonths();
        assertEquals(List.of(), counts("2026-08"));
    }

    @Test
    void due_exactly_at_the_end_of_the_month_is_not_overdue_in_it() {
        birth().received("2026-10-30T09:00:00", "2026-11-01T00:00:00");
        assertEquals(List.of(new Row(BIRTH, 1, 0, 0, 0, 1, 0)), counts("2026-10"));
    }

    @Test
    void a_supplement_asked_for_too_late_does_not_mend_the_breach() {
        birth().received("2026-10-06T09:00:00", "2026-10-06T17:00:00")
                .is(Status.SUPPLEMENT_REQUIRED, "2026-10-07T09:00:00");
        assertEquals(List.of(new Row(BIRTH, 1, 0, 0, 0, 0, 1)), counts("2026-10"));
    }

    @Test
    void a_dossier_without_an_appointment_misses_none() {
        String number = DossierFixture.number(1);
        it.receive(
                DossierFixture.receivedAt(DossierFixture.incoming(number, "Y Bhăm Êban"), at("2026-10-06T09:00:00")));
        it.commit(it.changes.enter(it.dossier(number), Status.REJECTED, at("2026-10-30T09:00:00"), null, "test"));
        assertEquals(List.of(new Row(BIRTH, 1, 0, 1, 0, 0, 0)), counts("2026-10"));
    }

    @Test
    void a_status_that_arrives_late_counts_where_it_says_it_happened() {
        birth().received("2026-10-06T09:00:00", "2026-10-06T17:00:00");
        assertEquals(List.of(new Row(BIRTH, 1, 0, 0, 0, 0, 1)), counts("2026-10"));
        serial = 0;
        birth().registered("2026-10-06T16:00:00");
        assertEquals(List.of(new Row(BIRTH, 1, 0, 1, 0, 0, 0)), counts("2026-10"));
    }

    @Test
    void a_test_dossier_counts_nowhere() {
        birth().ofTheConnectionCheck()
                .received("2026-10-05T09:00:00", "2026-10-05T17:00:00")
                .registered("2026-10-05T10:00:00");
        birth().ofTheConnectionCheck().received("2026-10-06T09:00:00", "2026-10-06T17:00:00");
        assertEquals(List.of(), counts("2026-10"));
    }

    @Test
    void a_clock_ahead_of_ours_loses_no_dossier_at_the_turn_of_the_month() {
        // received, as stated, two minutes into November; refused by our own clock before that
        String number = DossierFixture.number(1);
        it.clock.advance(Duration.between(NOW, at("2026-10-31T23:58:00")));
        it.receive(DossierFixture.receivedAt(DossierFixture.incoming(number, "Y Bhăm"), at("2026-11-01T00:02:00")));
        it.enter(number, Status.REJECTED);
        assertEquals(List.of(), counts("2026-10"));
        assertEquals(List.of(new Row(BIRTH, 1, 0, 1, 0, 0, 0)), counts("2026-11"));
    }

    @Test
    void what_was_finished_since_a_time_is_found_along_an_index() {
        it.tamper("insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at,"
                + " detail_sealed) select n, 4, 1, 'REGISTERED', timestamp with time zone '2025-01-01 00:00:00+00',"
                + " current_timestamp, " + (database == Database.H2 ? "x'00'" : "'\\x00'") + " from "
                + (database == Database.H2
                        ? "(select x as n from system_range(1000000, 1020000))"
                        : "generate_series(1000000, 1020000) n"));
        it.tamper("analyze");
        String sql = "explain select dossier_id from dossier_status where status = 'REGISTERED'"
                + " and stated_at >= timestamp with time zone '2026-10-01 00:00:00+07'";
        String plan = String.join("\n", Statements.query(it.dataSource, sql, none -> {}, row -> row.getString(1)));
        assertTrue(plan.toLowerCase(Locale.ROOT).contains("dossier_status_finished"), plan);
    }
}
