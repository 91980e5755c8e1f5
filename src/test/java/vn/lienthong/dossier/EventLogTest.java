package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.EventLog.Line;
import vn.lienthong.dossier.EventLog.Page;
import vn.lienthong.dossier.EventLog.Verification;

@ParameterizedClass
@EnumSource(Database.class)
class EventLogTest {
    private static final int ROWS = 10;

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;

    @BeforeEach
    void ten_rows_in_two_commits() {
        it = new DossierFixture(database, directory);
        append(0, 5);
        it.clock.advance(Duration.ofMinutes(1));
        append(5, ROWS);
    }

    @AfterEach
    void close() {
        it.close();
    }

    private void append(int from, int to) {
        it.commits.commit(IntStream.range(from, to)
                .mapToObj(i -> new LogEntry(
                        "dossier.status", "dossier-" + i % 2, "engine", Map.of("to", "ACCEPTED", "from", "RECEIVED")))
                .toList());
    }

    private void assertFirstBad(long seq) {
        Verification verification = it.log.verify();
        assertEquals(new Verification(false, seq - 1, OptionalLong.of(seq)), verification);
    }

    @Test
    void an_untouched_chain_verifies() {
        assertEquals(new Verification(true, ROWS, OptionalLong.empty()), it.log.verify());
    }

    @Test
    void a_chain_longer_than_one_reading_verifies() {
        append(0, 2_500);
        assertEquals(new Verification(true, ROWS + 2_500, OptionalLong.empty()), it.log.verify());
    }

    @Test
    void a_changed_column_is_found() {
        for (String change : List.of(
                "kind = 'x'", "dossier = 'x'", "actor = 'x'", "detail = '{}'", "at = at + interval '1' second")) {
            it.tamper("create table kept as select * from event_log where seq = 4");
            it.tamper("update event_log set " + change + " where seq = 4");
            assertFirstBad(4);
            it.tamper("delete from event_log where seq = 4");
            it.tamper("insert into event_log select * from kept");
            it.tamper("drop table kept");
        }
        assertTrue(it.log.verify().verified());
    }

    @Test
    void a_row_deleted_in_the_middle_is_found() {
        it.tamper("delete from event_log where seq = 4");
        assertFirstBad(4);
    }

    @Test
    void rows_deleted_at_the_end_are_found() {
        it.tamper("delete from event_log where seq >= 8");
        assertFirstBad(8);
    }

    @Test
    void a_head_turned_back_to_hide_deleted_rows_is_found() {
        it.tamper("delete from event_log where seq >= 8");
        it.tamper("update log_head set seq = 7, hash = (select hash from event_log where seq = 7)");
        assertFirstBad(8);
    }

    @Test
    void an_emptied_log_is_found() {
        it.tamper("delete from event_log");
        assertFirstBad(1);
    }

    @Test
    void a_removed_head_is_found() {
        it.tamper("delete from log_head");
        assertFirstBad(1);
    }

    @Test
    void a_row_inserted_at_the_end_is_found() {
        it.tamper(
                "insert into event_log select 11, at, kind, dossier, actor, detail, hash from event_log where seq = 10");
        assertFirstBad(11);
    }

    @Test
    void a_row_inserted_in_the_middle_is_found() {
        it.tamper("update event_log set seq = seq + 100 where seq >= 5");
        it.tamper("update event_log set seq = seq - 99 where seq >= 100");
        it.tamper(
                "insert into event_log select 5, at, kind, dossier, actor, detail, hash from event_log where seq = 4");
        it.tamper("update log_head set seq = 11");
        assertFirstBad(5);
    }

    @Test
    void a_row_inserted_before_the_first_is_found() {
        it.tamper(
                "insert into event_log select 0, at, kind, dossier, actor, detail, hash from event_log where seq = 1");
        assertFirstBad(1);
    }

    @Test
    void rows_put_in_another_order_are_found() {
        it.tamper("update event_log set seq = 100 where seq = 4");
        it.tamper("update event_log set seq = 4 where seq = 5");
        it.tamper("update event_log set seq = 5 where seq = 100");
        assertFirstBad(4);
    }

    @Test
    void a_chain_made_without_the_key_is_found() {
        Vault forger = Vault.openOrCreate(directory.resolve("forger.key"), true);
        EventLog honest = it.log;
        new DirectCommits(it.dataSource, forger, it.clock)
                .commit(List.of(new LogEntry("dossier.status", "", "engine", Map.of())));
        assertEquals(OptionalLong.of(11), honest.verify().firstBad());
    }

    @Test
    void writers_at_once_make_one_chain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Void>> appends = new ArrayList<>();
        for (int i = 0; i < 40; i++)
            appends.add(() -> {
                append(0, 5);
                return null;
            });
        for (Future<Void> append : threads.invokeAll(appends)) append.get();
        threads.shutdown();
        assertEquals(new Verification(true, ROWS + 200, OptionalLong.empty()), it.log.verify());
    }

    @Test
    void lines_are_read_newest_first_with_their_detail() {
        Line line = it.log.read(null, null, null, null).lines().get(0);
        assertEquals(10, line.seq());
        assertEquals(
                "{\"from\":\"RECEIVED\",\"to\":\"ACCEPTED\"}", line.detail().toString());
    }

    @Test
    void lines_are_found_by_dossier_kind_and_time() {
        assertEquals(5, it.log.read("dossier-1", null, null, null).lines().size());
        assertEquals(0, it.log.read(null, "queue.parked", null, null).lines().size());
        assertEquals(
                5,
                it.log
                        .read(null, "dossier.status", TestClock.START.plusSeconds(1), null)
                        .lines()
                        .size());
    }

    @Test
    void pages_go_on_where_they_ended() {
        append(0, EventLog.PAGE_ROWS);
        Page first = it.log.read(null, null, null, null);
        Page second = it.log.read(null, null, null, first.cursor());
        assertEquals(EventLog.PAGE_ROWS, first.lines().size());
        assertEquals(ROWS, second.lines().size());
        assertEquals(null, second.cursor());
    }

    @Test
    void a_row_that_cannot_be_read_hides_no_other() {
        it.tamper("update event_log set detail = 'not JSON' where seq = 4");
        assertEquals(ROWS, it.log.read(null, null, null, null).lines().size());
    }

    @Test
    void an_entry_out_of_bounds_is_refused_where_it_is_made() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogEntry("dossier.status", "", "engine", Map.of("note", "x".repeat(4_000))));
    }
}
