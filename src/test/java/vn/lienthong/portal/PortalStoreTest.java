package vn.lienthong.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;
import vn.lienthong.testing.TestQueues;

/** What the portal has seen, and the counts of runs, on both databases. */
@ParameterizedClass
@ValueSource(strings = {"h2", "postgresql"})
class PortalStoreTest {
    @Parameter
    String name;

    @TempDir
    Path directory;

    private final MutableClock clock = new MutableClock();
    private TestDatabase database;
    private QueueEngine queues;
    private PortalRuns runs;
    private PortalTables tables;

    @BeforeEach
    void open() throws Exception {
        database = name.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql();
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        List<EffectWriter<?>> writers = new ArrayList<>(DossierWriters.all(vault, clock));
        writers.addAll(PortalWriters.all());
        queues = TestQueues.start(database, writers, vault, clock);
        runs = new PortalRuns(database.dataSource(), queues.commits(), clock, true);
        tables = new PortalTables(database.dataSource());
    }

    @AfterEach
    void close() {
        queues.close();
        database.close();
    }

    private void execute(String sql) {
        try (Connection connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void dossier(long id, String oneStopNumber, String status) {
        execute("insert into dossier (id, front, number, one_stop_number, dossier_group, module, procedure_code, unit,"
                + " status, version, revision, received_at, arrived_at, warnings) values (" + id + ", 'dvclt', 'G" + id
                + "', " + (oneStopNumber == null ? "null" : "'" + oneStopNumber + "'") + ", 'birth', 'KS', '2.000986',"
                + " '31117', '" + status + "', 1, 5, current_timestamp, current_timestamp, '')");
    }

    private void statuses(long id, int count) {
        for (int revision = 1; revision <= count; revision++)
            execute("insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at,"
                    + " detail_sealed) select " + id + ", " + revision
                    + ", 1, 'RECEIVED', received_at, received_at, cast('x' as "
                    + (name.equals("h2") ? "varbinary" : "bytea")
                    + ") from dossier where id = " + id);
    }

    private List<Long> unsent() {
        return tables.unsent(0, Long.MAX_VALUE, 100).stream()
                .map(PortalTables.Found::id)
                .toList();
    }

    private PortalRun started(RunKind kind, long found) {
        PortalRun run = runs.start(kind, "an").run();
        queues.commits().commit(List.of(new RunMoved(run.id(), found, true, 0, clock.instant())));
        return run;
    }

    private PortalRun now(PortalRun run) {
        return tables.run(run.id()).orElseThrow();
    }

    private DossiersTaken taken(PortalRun run, long id, long revision) {
        return new DossiersTaken(run.id(), true, List.of(new DossiersTaken.Taken(id, revision)), clock.instant());
    }

    @Test
    void a_dossier_is_found_until_the_portal_has_seen_the_revision_it_stands_at() {
        dossier(1, "H1", "RETURNED");
        dossier(2, "H2", "RETURNED");
        PortalRun run = started(RunKind.DOSSIERS, 2);
        queues.commits().commit(List.of(taken(run, 1, 5), taken(run, 2, 4)));
        assertEquals(List.of(2L), unsent(), "2 has changed meanwhile");
        assertTrue(tables.unsent(0, 9, 9).get(0).known());
        assertEquals(2, now(run).added());
        assertFalse(now(run).isRunning());
    }

    @Test
    void a_dossier_without_a_number_waits_unless_it_has_ended() {
        dossier(1, null, "RECEIVED");
        dossier(2, null, "REJECTED");
        assertEquals(List.of(2L), unsent());
    }

    @Test
    void a_test_dossier_is_never_sent() {
        dossier(1, "H1", "RETURNED");
        execute("update dossier set warnings = 'twin-or-repeat,test-dossier' where id = 1");
        assertEquals(List.of(), unsent());
    }

    @Test
    void pages_go_on_behind_the_last_dossier_and_end_at_the_runs_last_one() {
        for (int id = 1; id <= 5; id++) dossier(id, "H" + id, "RETURNED");
        assertEquals(
                List.of(2L, 3L),
                tables.unsent(1, 3, 9).stream().map(PortalTables.Found::id).toList());
        assertEquals(
                List.of(1L, 2L),
                tables.unsent(0, 5, 2).stream().map(PortalTables.Found::id).toList());
    }

    @Test
    void a_refused_dossier_counts_once_a_run_and_is_parked_no_more_once_it_is_taken() {
        dossier(1, "H1", "RETURNED");
        PortalRun run = started(RunKind.DOSSIERS, 1);
        DossierRefused refused = new DossierRefused(run.id(), RunKind.DOSSIERS, 1, 5, clock.instant());
        queues.commits().commit(List.of(refused));
        queues.commits().commit(List.of(refused));
        assertEquals(1, now(run).refused());
        assertEquals(1, now(run).parked());
        assertFalse(now(run).isRunning());
        assertEquals(List.of(), unsent());

        queues.commits().commit(List.of(taken(run, 1, 5)));
        assertEquals(1, now(run).refused());
        assertEquals(0, now(run).parked());
        assertEquals(0, now(run).remaining());
    }

    @Test
    void a_dossier_that_changed_before_it_was_refused_is_found_again() {
        dossier(1, "H1", "RETURNED");
        PortalRun run = started(RunKind.DOSSIERS, 1);
        queues.commits().commit(List.of(new DossierRefused(run.id(), RunKind.DOSSIERS, 1, 4, clock.instant())));
        assertEquals(List.of(1L), unsent());
    }

    @Test
    void progress_is_due_while_rows_are_missing() {
        dossier(1, "H1", "RETURNED");
        statuses(1, 3);
        queues.commits().commit(List.of(taken(started(RunKind.DOSSIERS, 1), 1, 5)));
        assertEquals(1, tables.progressDue(0, 9, 9).size());
        PortalRun run = started(RunKind.PROGRESS, 1);
        queues.commits()
                .commit(List.of(new ProgressTaken(
                        run.id(), 2, List.of(new ProgressTaken.Taken(1, 2, false)), clock.instant())));
        assertEquals(1, tables.progressDue(0, 9, 9).size());
        assertTrue(now(run).isRunning());
        queues.commits()
                .commit(List.of(
                        new ProgressTaken(run.id(), 1, List.of(new ProgressTaken.Taken(1, 3, true)), clock.instant())));
        assertEquals(0, tables.progressDue(0, 9, 9).size());
        assertEquals(3, now(run).progress());
        assertFalse(now(run).isRunning());
    }

    @Test
    void a_forgotten_dossier_is_an_addition_again() {
        dossier(1, "H1", "RETURNED");
        queues.commits().commit(List.of(taken(started(RunKind.DOSSIERS, 1), 1, 5)));
        PortalRun run = started(RunKind.PROGRESS, 1);
        queues.commits().commit(List.of(new DossierForgotten(run.id(), 1, clock.instant())));
        assertFalse(tables.unsent(0, 9, 9).get(0).known());
        assertEquals(0, tables.progressDue(0, 9, 9).size());
    }

    @Test
    void a_forgotten_dossier_that_was_added_again_gets_its_progress_from_the_first_row() {
        dossier(1, "H1", "RETURNED");
        statuses(1, 3);
        queues.commits().commit(List.of(taken(started(RunKind.DOSSIERS, 1), 1, 5)));
        PortalRun run = started(RunKind.PROGRESS, 1);
        queues.commits()
                .commit(List.of(
                        new ProgressTaken(run.id(), 3, List.of(new ProgressTaken.Taken(1, 3, true)), clock.instant()),
                        new DossierForgotten(run.id(), 1, clock.instant())));
        queues.commits().commit(List.of(taken(started(RunKind.DOSSIERS, 1), 1, 5)));
        assertEquals(0, tables.seen(List.of(1L)).get(1L).progressRows());
        assertEquals(1, tables.progressDue(0, 9, 9).size());
    }

    @Test
    void an_update_leaves_the_progress_that_the_portal_has() {
        dossier(1, "H1", "RETURNED");
        statuses(1, 2);
        queues.commits().commit(List.of(taken(started(RunKind.DOSSIERS, 1), 1, 5)));
        PortalRun run = started(RunKind.PROGRESS, 1);
        queues.commits()
                .commit(List.of(
                        new ProgressTaken(run.id(), 2, List.of(new ProgressTaken.Taken(1, 2, true)), clock.instant())));
        PortalRun update = started(RunKind.DOSSIERS, 1);
        queues.commits()
                .commit(List.of(new DossiersTaken(
                        update.id(), false, List.of(new DossiersTaken.Taken(1, 5)), clock.instant())));
        assertEquals(2, tables.seen(List.of(1L)).get(1L).progressRows());
    }

    @Test
    void one_run_of_a_kind_is_under_way_at_a_time() {
        PortalRuns.Started first = runs.start(RunKind.DOSSIERS, "an");
        PortalRuns.Started second = runs.start(RunKind.DOSSIERS, "binh");
        assertTrue(first.fresh());
        assertFalse(second.fresh());
        assertEquals(first.run().id(), second.run().id());
        assertTrue(runs.start(RunKind.PROGRESS, "an").fresh());
    }

    @Test
    void a_run_whose_messages_are_gone_does_not_hold_the_next_one() {
        PortalRun first = runs.start(RunKind.DOSSIERS, "an").run();
        execute("delete from queue_message");
        assertTrue(runs.start(RunKind.DOSSIERS, "an").fresh());
        assertFalse(now(first).isRunning());
    }

    @Test
    void the_days_run_starts_once_a_day() {
        assertTrue(runs.startDaily(RunKind.DOSSIERS, clock.instant()).isPresent());
        execute("delete from queue_message");
        assertTrue(runs.startDaily(RunKind.DOSSIERS, clock.instant()).isEmpty());
        assertTrue(runs.startDaily(RunKind.DOSSIERS, clock.instant().plus(Duration.ofDays(1)))
                .isPresent());
    }

    @Test
    void the_days_run_comes_after_an_operators_that_is_under_way() {
        runs.start(RunKind.DOSSIERS, "an");
        assertThrows(Conflict.class, () -> runs.startDaily(RunKind.DOSSIERS, clock.instant()));
        execute("delete from queue_message");
        assertTrue(runs.startDaily(RunKind.DOSSIERS, clock.instant()).isPresent());
    }

    @Test
    void without_a_portal_nothing_starts() {
        PortalRuns none = new PortalRuns(database.dataSource(), queues.commits(), clock, false);
        assertTrue(none.startDaily(RunKind.DOSSIERS, clock.instant()).isEmpty());
        assertThrows(IllegalStateException.class, () -> none.start(RunKind.DOSSIERS, "an"));
    }
}
