package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.queue.Conflict;

/** A dossier due in seven hours, due soon two hours before; looked at every minute. */
@ParameterizedClass
@EnumSource(Database.class)
class AppointmentWatchTest {
    private static final String NUMBER = DossierFixture.number(1);
    private static final Duration UNTIL_DUE = Duration.ofHours(7);
    private static final Duration UNTIL_WARNING = Duration.ofHours(5);

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;

    @BeforeEach
    void open() {
        it = new DossierFixture(database, directory);
        it.receive(DossierFixture.incoming(NUMBER, "H'Hen Niê"));
        appoint(NUMBER);
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void appoint(String number) {
        Instant now = it.clock.instant();
        it.commit(it.changes.appoint(
                it.dossier(number), now.plus(UNTIL_DUE), null, now.plus(UNTIL_WARNING), "intake-2-sort-by-procedure"));
    }

    /** Another one for every process. */
    private AppointmentWatch watch() {
        return new AppointmentWatch(it.dataSource, it.commits, it.clock, Duration.ofMinutes(1));
    }

    private void lookAfter(Duration passed) {
        it.clock.advance(passed);
        watch().run();
    }

    private List<String> told() {
        return it.logKinds(NUMBER).stream()
                .filter(List.of("dossier.due-soon", "dossier.overdue")::contains)
                .toList();
    }

    private Appointments.Late late() {
        return new Appointments(it.dataSource).late();
    }

    @Test
    void nothing_is_told_while_there_is_time() {
        lookAfter(UNTIL_WARNING.minusMinutes(1));
        assertEquals(List.of(), told());
        assertEquals(new Appointments.Late(0, 0), late());
    }

    @Test
    void it_is_told_once_that_a_dossier_is_due_soon() {
        lookAfter(UNTIL_WARNING);
        lookAfter(Duration.ofMinutes(1));
        assertEquals(List.of("dossier.due-soon"), told());
        assertEquals(new Appointments.Late(1, 0), late());
    }

    @Test
    void it_is_told_once_that_a_dossier_is_overdue() {
        lookAfter(UNTIL_WARNING);
        lookAfter(UNTIL_DUE.minus(UNTIL_WARNING));
        lookAfter(Duration.ofMinutes(1));
        assertEquals(List.of("dossier.due-soon", "dossier.overdue"), told());
        assertEquals(new Appointments.Late(0, 1), late());
    }

    @Test
    void after_a_long_silence_only_the_breach_is_told() {
        lookAfter(UNTIL_DUE.plusDays(1));
        assertEquals(List.of("dossier.overdue"), told());
    }

    @Test
    void a_registered_dossier_is_no_longer_watched() {
        it.enter(NUMBER, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED);
        lookAfter(UNTIL_DUE);
        assertEquals(List.of(), told());
    }

    @Test
    void a_dossier_registered_late_is_no_longer_counted() {
        lookAfter(UNTIL_DUE);
        it.enter(NUMBER, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED);
        assertEquals(new Appointments.Late(0, 0), late());
        lookAfter(Duration.ofMinutes(1));
        assertEquals(1, it.count("select count(*) from dossier_appointment where stage = 'CLOSED'"));
    }

    @Test
    void the_wait_for_a_supplement_is_not_watched_and_the_next_version_is_told_of_again() {
        lookAfter(UNTIL_WARNING);
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        lookAfter(UNTIL_DUE);
        assertEquals(List.of("dossier.due-soon"), told());
        it.receive(DossierFixture.incoming(NUMBER, "H'Hen Niê Kdam"));
        appoint(NUMBER);
        lookAfter(UNTIL_WARNING);
        assertEquals(List.of("dossier.due-soon", "dossier.due-soon"), told());
    }

    @Test
    void the_appointment_of_a_version_knows_the_one_before() {
        Instant first = it.dossier(NUMBER).dueAt();
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        it.clock.advance(Duration.ofDays(2));
        it.receive(DossierFixture.incoming(NUMBER, "H'Hen Niê Kdam"));
        appoint(NUMBER);
        Dossier dossier = it.dossier(NUMBER);
        Appointments appointments = new Appointments(it.dataSource);
        assertEquals(
                List.of(dossier.dueAt(), first),
                appointments.upTo(dossier, 2).stream()
                        .map(Appointments.Given::dueAt)
                        .toList());
        assertEquals(1, appointments.upTo(dossier, 1).size());
    }

    @Test
    void more_dossiers_than_one_batch_are_all_told_of_in_one_run() {
        IntStream.rangeClosed(2, 210).forEach(serial -> {
            it.receive(DossierFixture.incoming(DossierFixture.number(serial), "Trẻ " + serial));
            appoint(DossierFixture.number(serial));
        });
        lookAfter(UNTIL_WARNING);
        assertEquals(210, it.count("select count(*) from event_log where kind = 'dossier.due-soon'"));
    }

    @Test
    void the_same_period_is_looked_at_once() {
        it.clock.advance(UNTIL_WARNING);
        watch().run();
        watch().run();
        assertEquals(1, it.count("select count(*) from scheduled_run"));
    }

    @Test
    void processes_that_look_at_the_same_time_tell_once() throws Exception {
        it.clock.advance(UNTIL_WARNING);
        ExecutorService processes = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        IntStream.range(0, 4)
                .forEach(process -> processes.submit(() -> {
                    start.await();
                    watch().run();
                    return null;
                }));
        start.countDown();
        processes.shutdown();
        processes.awaitTermination(30, TimeUnit.SECONDS);
        assertEquals(List.of("dossier.due-soon"), told());
    }

    @Test
    void an_appointment_moves_on_once_even_where_two_have_decided_it() {
        AppointmentMoved move = new AppointmentMoved(
                it.dossier(NUMBER).id(),
                1,
                AppointmentStage.ON_TIME,
                AppointmentStage.DUE_SOON,
                it.dossier(NUMBER).dueAt());
        it.commits.commit(List.of(move));
        assertThrows(Conflict.class, () -> it.commits.commit(List.of(move)));
    }

    @Test
    void runs_of_an_earlier_day_are_forgotten() {
        lookAfter(Duration.ZERO);
        lookAfter(Duration.ofDays(2));
        assertEquals(1, it.count("select count(*) from scheduled_run"));
    }

    @Test
    void looking_for_what_is_due_reads_an_index_and_not_all_appointments() {
        it.tamper("insert into dossier_appointment (dossier_id, version, starts_at, due_at, stage, check_at)"
                + " select n, 1, current_timestamp, current_timestamp, 'CLOSED', current_timestamp from "
                + (database == Database.H2
                        ? "(select x as n from system_range(1000000, 1020000))"
                        : "generate_series(1000000, 1020000) n"));
        it.tamper("analyze");
        assertTrue(plan("stage = 'ON_TIME' and a.check_at <= current_timestamp order by a.stage, a.check_at")
                .contains("dossier_appointment_watch"));
        assertTrue(plan("stage = 'OVERDUE'").contains("dossier_appointment_watch"));
    }

    private String plan(String where) {
        String sql = "explain select a.dossier_id from dossier_appointment a join dossier d on d.id = a.dossier_id"
                + " where a." + where;
        return String.join("\n", Statements.query(it.dataSource, sql, none -> {}, row -> row.getString(1)))
                .toLowerCase(Locale.ROOT);
    }
}
