package vn.lienthong.retention;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.DocumentsHold;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.Exchanged;
import vn.lienthong.dossier.LaterSteps;
import vn.lienthong.dossier.PeriodCounts;
import vn.lienthong.dossier.Receipt.Outcome;
import vn.lienthong.dossier.Reported;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.StepFailure;

/** What goes of a dossier when its time of retention is over, what stays, and what is never touched. */
@ParameterizedClass
@EnumSource(PurgeFixture.Kind.class)
class PurgeTest {
    private static final String NUMBER = PurgeFixture.number(1);
    private static final String OTHER = PurgeFixture.number(2);

    @Parameter
    PurgeFixture.Kind kind;

    @TempDir
    Path data;

    private PurgeFixture fixture;

    @BeforeEach
    void open() {
        fixture = new PurgeFixture(kind, data);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    // what goes, what stays

    @Test
    void nothing_of_the_person_is_left_in_any_column_of_any_table_nor_in_the_documents() throws Exception {
        Dossier dossier = everythingThereIs();
        Set<String> before = StoredValues.personal(fixture.database.dataSource());
        assertTrue(before.size() >= 20, "enough to look for: " + before.size());
        fixture.age();
        assertEquals(1, fixture.purgeAll());
        assertEquals(Set.of(), StoredValues.stillThere(fixture.database.dataSource(), before));
        assertEquals(List.of(), fixture.filesOnDisk());
        assertEquals(List.of(), fixture.dossier(dossier.number()).warnings());
    }

    @Test
    void every_sealed_column_is_known_to_the_purge() {
        Set<String> known = Set.of(
                "dossier_version.form_sealed",
                "dossier_version.technical_id_sealed",
                "dossier_document.names_sealed",
                "dossier_status.detail_sealed",
                "dossier_result.result_sealed",
                "dossier_later_step.detail_sealed",
                "rating.comment_sealed",
                "payment.detail_sealed",
                "payment.url_sealed",
                // belong to no dossier
                "question.content_sealed",
                "question.answer_sealed");
        assertEquals(new TreeSet<>(known), StoredValues.sealedColumns(fixture.database.dataSource()));
    }

    @Test
    void it_stays_known_that_there_was_this_dossier_what_became_of_it_and_who_purged_it_why() {
        everythingThereIs();
        fixture.age();
        fixture.purgeAll();
        Dossier purged = fixture.dossier(NUMBER);
        assertEquals(Status.RETURNED, purged.status());
        var record = fixture.store.purged(purged).orElseThrow();
        assertEquals("An", record.by());
        assertEquals("hết hạn lưu trữ", record.reason());
        assertEquals(fixture.clock.instant(), record.at());
        assertEquals(
                List.of(
                        Status.RECEIVED,
                        Status.ACCEPTED,
                        Status.SUPPLEMENT_REQUIRED,
                        Status.RECEIVED,
                        Status.ACCEPTED,
                        Status.FORWARDED,
                        Status.REGISTERED,
                        Status.RETURNED),
                fixture.store.statuses(purged).stream()
                        .map(entry -> entry.status())
                        .toList());
        StepFailure unreadable = assertThrows(StepFailure.class, () -> fixture.store.application(purged));
        assertEquals(DossierStore.PURGED_REASON, unreadable.reason());
    }

    @Test
    void the_log_stays_whole_and_says_so() {
        everythingThereIs();
        List<String> before = fixture.logKinds(NUMBER);
        fixture.age();
        fixture.purgeAll();
        List<String> after = new ArrayList<>(before);
        after.add("dossier.purged");
        assertEquals(after, fixture.logKinds(NUMBER));
        assertTrue(fixture.log.verify().verified());
    }

    @Test
    void a_purged_dossier_that_is_sent_again_does_not_become_a_second_registration() {
        everythingThereIs();
        fixture.age();
        fixture.purgeAll();
        var same = fixture.receive(PurgeFixture.incoming(NUMBER, PurgeFixture.NAME, "own"));
        assertEquals(Outcome.REPEAT, same.outcome());
        assertEquals(1, same.version());
        assertEquals(
                Outcome.CONFLICT,
                fixture.receive(PurgeFixture.incoming(NUMBER, "Người Khác", "own"))
                        .outcome());
        assertEquals(1, fixture.count("select count(*) from dossier"));
        assertEquals(0, fixture.count("select count(*) from queue_message"));
    }

    @Test
    void the_figures_of_its_month_stay_what_they_were() {
        everythingThereIs();
        PeriodCounts counts = new PeriodCounts(fixture.database.dataSource());
        Instant start = Instant.parse("2026-08-31T17:00:00Z");
        Instant end = Instant.parse("2026-09-30T17:00:00Z");
        List<PeriodCounts.Row> before = counts.between(start, end);
        assertEquals(1, before.get(0).late(), "past its appointment, so that a lost appointment would show");
        fixture.age();
        fixture.purgeAll();
        assertEquals(before, counts.between(start, end));
    }

    @Test
    void a_test_dossier_is_none_of_somebody_afterwards() {
        fixture.ended(NUMBER, "own");
        fixture.sql("update dossier set warnings = 'young-mother,test-dossier'");
        fixture.age();
        fixture.purgeAll();
        assertEquals(List.of("test-dossier"), fixture.dossier(NUMBER).warnings());
    }

    @Test
    void a_document_that_another_dossier_refers_to_stays() {
        fixture.ended(NUMBER, "own", "shared");
        fixture.receive(PurgeFixture.incoming(OTHER, "Người Khác", "shared"));
        fixture.age();
        assertEquals(1, fixture.purgeAll());
        var paper = fixture.store.documents(fixture.dossier(OTHER)).get(0);
        assertArrayEquals(PurgeFixture.bytes("shared"), fixture.store.content(paper));
        assertEquals(List.of(paper.address()), fixture.filesOnDisk());
        assertEquals(
                "Người Khác",
                fixture.store.form(fixture.dossier(OTHER)).path("nksHoTen").asText());
    }

    // when

    @Test
    void at_the_limit_of_age_it_stays_and_one_microsecond_past_it_goes() {
        fixture.ended(NUMBER, "own");
        fixture.clock.set(PurgeFixture.START.plus(PurgeFixture.RETENTION));
        assertEquals(0, fixture.purgeAll());
        fixture.clock.advance(Duration.ofNanos(1_000));
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void its_age_counts_from_the_last_status_and_not_from_its_arrival() {
        fixture.receive(PurgeFixture.incoming(NUMBER, PurgeFixture.NAME));
        fixture.clock.advance(Duration.ofDays(300));
        fixture.enter(NUMBER, Status.STOPPED);
        fixture.sql("update dossier set portal_unsent = false");
        fixture.clock.set(PurgeFixture.START.plus(PurgeFixture.RETENTION).plus(Duration.ofDays(299)));
        assertEquals(0, fixture.purgeAll());
        fixture.clock.advance(Duration.ofDays(2));
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void without_a_time_of_retention_nothing_is_ever_purged() {
        fixture.ended(NUMBER, "own");
        fixture.clock.advance(Duration.ofDays(36_500));
        Purge purge = fixture.purge(Optional.empty(), true);
        assertTrue(purge.preview().isEmpty());
        assertTrue(purge.purge(0, "An", "thử").isEmpty());
        assertEquals(0, fixture.count("select count(*) from dossier_purge"));
    }

    // never

    @Test
    void a_dossier_in_any_status_but_the_last_ones_is_never_touched() {
        for (Status status : Status.values()) {
            String number = PurgeFixture.number(10 + status.ordinal());
            fixture.ended(number);
            fixture.sql("update dossier set status = '" + status + "' where number = '" + number + "'");
        }
        fixture.age();
        fixture.purgeAll();
        Set<Status> purged = new TreeSet<>();
        for (Status status : Status.values())
            if (fixture.store
                    .purged(fixture.dossier(PurgeFixture.number(10 + status.ordinal())))
                    .isPresent()) purged.add(status);
        assertEquals(Set.of(Status.RETURNED, Status.REJECTED, Status.WITHDRAWN, Status.STOPPED), purged);
    }

    @Test
    void a_dossier_with_a_message_that_waits_is_worked_on_or_is_parked_is_never_touched() {
        fixture.ended(NUMBER);
        fixture.engine.commits().commit(List.of(new NewMessage("later-step", NUMBER, "{}", Duration.ofDays(1), "key")));
        keeps(Kept.MESSAGE);
        fixture.sql("update queue_message set lease = 7, owner = 'other', claim_at = " + Long.MAX_VALUE / 2);
        keeps(Kept.MESSAGE);
        fixture.sql("update queue_message set lease = 0, parked = true, claim_at = " + Long.MAX_VALUE);
        keeps(Kept.MESSAGE);
        fixture.sql("delete from queue_message");
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void a_dossier_that_the_portal_has_not_confirmed_is_never_touched() {
        Dossier dossier = fixture.ended(NUMBER);
        fixture.sql("update dossier set portal_unsent = true");
        keeps(Kept.PORTAL);
        fixture.sql("update dossier set portal_unsent = false");
        fixture.sql("insert into portal_dossier (dossier_id, known, progress_due, progress_rows) values ("
                + dossier.id() + ", true, true, 0)");
        keeps(Kept.PORTAL);
        fixture.sql("update portal_dossier set progress_due = false, refused_run = 3");
        keeps(Kept.PORTAL);
        fixture.sql("update portal_dossier set refused_run = null, progress_refused_run = 3");
        keeps(Kept.PORTAL);
        fixture.sql("update portal_dossier set progress_refused_run = null, known = false");
        keeps(Kept.PORTAL);
        fixture.sql("update portal_dossier set known = true");
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void where_no_portal_is_told_there_is_none_to_wait_for_and_one_connected_later_is_not_told_either() {
        fixture.ended(NUMBER);
        fixture.sql("update dossier set portal_unsent = true");
        fixture.age();
        Purge purge = fixture.purge(Optional.of(PurgeFixture.RETENTION), false);
        assertEquals(1, purge.purge(0, "An", "hết hạn").orElseThrow().dossiers());
        assertEquals(0, fixture.count("select count(*) from dossier where portal_unsent = true"));
    }

    @Test
    void a_dossier_with_a_payment_that_is_open_does_not_match_or_is_young_is_never_touched() {
        fixture.ended(NUMBER);
        payment("OPENED", null);
        keeps(Kept.PAYMENT);
        fixture.sql("update payment set state = 'INITIALISED'");
        keeps(Kept.PAYMENT);
        fixture.sql("update payment set state = 'MISMATCHED', paid_at = opened_at");
        keeps(Kept.PAYMENT);
        Instant young = fixture.clock.instant().minus(PurgeFixture.RETENTION);
        fixture.sql("update payment set state = 'PAID', paid_at = timestamp with time zone '" + sqlTime(young) + "'");
        keeps(Kept.PAYMENT);
        fixture.clock.advance(Duration.ofSeconds(1));
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void a_dossier_with_an_appointment_that_is_watched_is_never_touched() {
        fixture.ended(NUMBER);
        appointment("OVERDUE");
        keeps(Kept.APPOINTMENT);
        fixture.sql("update dossier_appointment set stage = 'CLOSED'");
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void a_dossier_of_which_something_was_said_a_short_time_ago_is_never_touched() {
        fixture.ended(NUMBER);
        fixture.age();
        laterStep("còn mới");
        fixture.sql("delete from queue_message");
        keeps(Kept.NEWS);
        fixture.clock.advance(PurgeFixture.RETENTION.plusSeconds(1));
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void what_is_said_of_a_purged_dossier_is_kept_and_goes_in_its_own_time() {
        fixture.ended(NUMBER);
        fixture.age();
        assertEquals(1, fixture.purgeAll());
        laterStep("đến muộn");
        fixture.sql("delete from queue_message");
        assertEquals(0, fixture.purgeAll());
        fixture.clock.advance(PurgeFixture.RETENTION.plusSeconds(1));
        assertEquals(1, fixture.purgeAll());
        assertEquals(0, fixture.count("select count(*) from dossier_later_step where octet_length(detail_sealed) > 0"));
        assertEquals(1, fixture.count("select count(*) from dossier_purge"));
        assertEquals(0, fixture.purgeAll());
    }

    @Test
    void a_change_that_comes_while_it_is_decided_keeps_the_dossier() {
        fixture.ended(NUMBER);
        Dossier other = fixture.ended(OTHER);
        fixture.age();
        List<Candidate> read = new Candidates(fixture.database.dataSource())
                .page(new Candidates.Rule(fixture.clock.instant().minus(PurgeFixture.RETENTION), true), 0)
                .candidates();
        assertEquals(2, read.stream().filter(Candidate::mayGo).count());
        fixture.engine
                .commits()
                .commit(fixture.changes.touch(fixture.dossier(OTHER)).effects());
        assertThrows(vn.lienthong.queue.Conflict.class, () -> fixture.engine
                .commits()
                .commit(List.of(new DossierPurged(
                        read.get(1),
                        new Candidates.Rule(fixture.clock.instant(), true),
                        "An",
                        "hết hạn",
                        fixture.clock.instant()))));
        assertTrue(fixture.store.purged(other).isEmpty());
        assertEquals(
                PurgeFixture.NAME, fixture.store.form(other).path("nksHoTen").asText());
    }

    // piece by piece

    @Test
    void one_transaction_takes_a_bounded_number_of_dossiers() {
        for (int i = 1; i <= Purge.MAX_DOSSIERS_AT_ONCE + 1; i++) fixture.ended(PurgeFixture.number(i));
        fixture.age();
        Purge purge = fixture.purge();
        PurgeDesk.Piece first = purge.purge(0, "An", "hết hạn").orElseThrow();
        assertEquals(Purge.MAX_DOSSIERS_AT_ONCE, first.dossiers());
        PurgeDesk.Piece second = purge.purge(first.after(), "An", "hết hạn").orElseThrow();
        assertEquals(1, second.dossiers());
        PurgeDesk.Piece third = purge.purge(second.after(), "An", "hết hạn").orElseThrow();
        assertEquals(PurgeDesk.Outcome.DONE, third.outcome());
    }

    @Test
    void one_that_must_stay_does_not_keep_the_others_of_its_piece() {
        for (int i = 1; i <= 3; i++) fixture.ended(PurgeFixture.number(i));
        fixture.engine.commits().commit(List.of(new NewMessage("q", OTHER, "{}", Duration.ofDays(1), "key")));
        fixture.age();
        assertEquals(2, fixture.purgeAll());
        assertTrue(fixture.store.purged(fixture.dossier(OTHER)).isEmpty());
    }

    @Test
    void killed_after_its_rows_went_the_next_run_removes_the_files() {
        fixture.ended(NUMBER, "own");
        fixture.ended(OTHER, "other");
        fixture.age();
        assertEquals(2, fixture.purge().purge(0, "An", "hết hạn").orElseThrow().dossiers());
        assertEquals(2, fixture.filesOnDisk().size(), "nobody came to remove them");
        assertEquals(0, fixture.purgeAll());
        assertEquals(List.of(), fixture.filesOnDisk());
    }

    @Test
    void two_that_purge_at_once_purge_each_dossier_once() throws Exception {
        int dossiers = 60;
        for (int i = 1; i <= dossiers; i++) fixture.ended(PurgeFixture.number(i));
        fixture.age();
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.copy(data.resolve("master.key"), elsewhere.resolve("master.key"));
        // a folder of its own, so that nothing but the database keeps the two apart
        PurgeFixture second = kind == PurgeFixture.Kind.H2 ? fixture : new PurgeFixture(fixture.database, elsewhere);
        second.clock.set(fixture.clock.instant());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Callable<Long> one = () -> pieces(fixture);
        Callable<Long> other = () -> pieces(second);
        long purged = 0;
        for (Future<Long> each : threads.invokeAll(List.of(one, other))) purged += each.get();
        threads.shutdown();
        if (second != fixture) second.closeEngine();
        assertEquals(dossiers, purged);
        assertEquals(dossiers, fixture.count("select count(*) from dossier_purge"));
        assertEquals(dossiers, fixture.count("select count(*) from event_log where kind = 'dossier.purged'"));
        assertTrue(fixture.log.verify().verified());
    }

    private static long pieces(PurgeFixture fixture) {
        long dossiers = 0;
        long after = 0;
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            PurgeDesk.Piece done = fixture.purge().purge(after, "An", "hết hạn").orElseThrow();
            if (done.outcome() == PurgeDesk.Outcome.DONE) return dossiers;
            dossiers += done.dossiers();
            after = done.after();
        }
        throw new AssertionError("never done");
    }

    @Test
    void while_documents_are_copied_nothing_goes() {
        fixture.ended(NUMBER, "own");
        fixture.age();
        try (DocumentsHold backup =
                DocumentsHold.toCopy(data.resolve("documents")).orElseThrow()) {
            PurgeDesk.Piece piece = fixture.purge().purge(0, "An", "hết hạn").orElseThrow();
            assertEquals(new PurgeDesk.Piece(PurgeDesk.Outcome.BUSY, 0, 0, 0), piece);
        }
        assertTrue(fixture.store.purged(fixture.dossier(NUMBER)).isEmpty());
        assertEquals(1, fixture.purgeAll());
    }

    @Test
    void while_documents_are_copied_no_file_goes_either() {
        fixture.ended(NUMBER, "own");
        fixture.age();
        PurgeDesk.Piece rows = fixture.purge().purge(0, "An", "hết hạn").orElseThrow();
        try (DocumentsHold backup =
                DocumentsHold.toCopy(data.resolve("documents")).orElseThrow()) {
            assertEquals(
                    PurgeDesk.Outcome.BUSY,
                    fixture.purge()
                            .purge(rows.after(), "An", "hết hạn")
                            .orElseThrow()
                            .outcome());
            assertEquals(1, fixture.filesOnDisk().size());
        }
    }

    // the count before

    @Test
    void the_preview_counts_by_kind_what_goes_and_by_reason_what_stays_and_changes_nothing() {
        everythingThereIs();
        fixture.receive(PurgeFixture.incoming(OTHER, "Người Khác"));
        fixture.ended(PurgeFixture.number(3));
        fixture.engine
                .commits()
                .commit(List.of(new NewMessage("q", PurgeFixture.number(3), "{}", Duration.ofDays(1), "key")));
        fixture.age();
        PurgeDesk.Preview preview = fixture.purge().preview().orElseThrow();
        assertEquals(
                Map.of(
                        "dossiers",
                        1L,
                        "versions",
                        2L,
                        "documents",
                        3L,
                        "results",
                        1L,
                        "laterSteps",
                        1L,
                        "ratings",
                        1L,
                        "payments",
                        1L),
                preview.goes());
        assertEquals(1, preview.stays().get("unfinished"));
        assertEquals(1, preview.stays().get("message"));
        assertEquals(0, preview.stays().get("tooYoung"));
        assertEquals(fixture.clock.instant().minus(PurgeFixture.RETENTION), preview.endedBefore());
        assertEquals(0, fixture.count("select count(*) from dossier_purge"));
        assertEquals(1, fixture.purgeAll(), "as many as were counted");
    }

    // files

    @Test
    void a_document_that_comes_again_between_its_row_and_its_file_stays() {
        fixture.ended(NUMBER, "same");
        fixture.age();
        assertEquals(1, fixture.purge().purge(0, "An", "hết hạn").orElseThrow().dossiers());
        fixture.receive(PurgeFixture.incoming(OTHER, "Người Khác", "same"));
        fixture.ageFiles();
        fixture.purgeAll();
        var paper = fixture.store.documents(fixture.dossier(OTHER)).get(0);
        assertArrayEquals(PurgeFixture.bytes("same"), fixture.store.content(paper));
    }

    @Test
    void a_message_that_cannot_be_opened_stops_the_removal_of_files() {
        fixture.ended(NUMBER, "own");
        fixture.engine.commits().commit(List.of(new NewMessage("q", OTHER, "{}", Duration.ofDays(1), "key")));
        fixture.sql("update queue_message set body = " + (kind == PurgeFixture.Kind.H2 ? "x'00'" : "'\\x00'"));
        fixture.age();
        PurgeDesk.Piece rows = fixture.purge().purge(0, "An", "hết hạn").orElseThrow();
        StepFailure stopped =
                assertThrows(StepFailure.class, () -> fixture.purge().purge(rows.after(), "An", "hết hạn"));
        assertEquals("queue.damaged", stopped.reason());
        assertEquals(1, fixture.filesOnDisk().size());
    }

    @Test
    void a_document_that_only_an_unfinished_message_names_stays() {
        String address = fixture.documents.put(PurgeFixture.bytes("giấy vừa nhận"));
        String body = "{\"paper\":{\"address\":\"" + address + "\"}}";
        fixture.engine
                .commits()
                .commit(List.of(new NewMessage("registry-result", NUMBER, body, Duration.ofDays(1), "key")));
        fixture.ageFiles();
        fixture.purgeAll();
        assertEquals(List.of(address), fixture.filesOnDisk());
        fixture.sql("delete from queue_message");
        fixture.purgeAll();
        assertEquals(List.of(), fixture.filesOnDisk());
    }

    @Test
    void a_document_that_was_handed_in_a_moment_ago_stays_for_its_row_may_be_on_its_way() {
        fixture.ended(NUMBER, "own");
        fixture.age();
        String address = fixture.documents.put(PurgeFixture.bytes("own"));
        fixture.purgeAll();
        assertEquals(List.of(address), fixture.filesOnDisk());
    }

    private void keeps(Kept reason) {
        if (fixture.clock.instant().isBefore(PurgeFixture.START.plus(PurgeFixture.RETENTION))) fixture.age();
        assertEquals(0, fixture.purgeAll());
        assertEquals(1, fixture.purge().preview().orElseThrow().stays().get(reason.word()));
    }

    /** A dossier of two versions with a result and its paper, a later step, a rating, a payment, calls and reports. */
    private Dossier everythingThereIs() {
        fixture.receive(PurgeFixture.incoming(NUMBER, PurgeFixture.NAME, "own"));
        fixture.enter(NUMBER, Status.ACCEPTED, Status.SUPPLEMENT_REQUIRED);
        fixture.receive(PurgeFixture.incoming(NUMBER, PurgeFixture.NAME, "own, bổ sung"));
        fixture.enter(NUMBER, Status.ACCEPTED, Status.FORWARDED);
        byte[] paper = PurgeFixture.bytes("giấy khai sinh");
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("soDinhDanh", "000226000001");
        fixture.engine
                .commits()
                .commit(fixture.changes
                        .storeResult(
                                fixture.dossier(NUMBER),
                                result,
                                new vn.lienthong.dossier.Changes.ResultPaper(
                                        1,
                                        "Giấy khai sinh của " + PurgeFixture.NAME,
                                        "ks.pdf",
                                        "application/pdf",
                                        paper.length,
                                        fixture.documents.put(paper)),
                                "engine")
                        .effects());
        fixture.enter(NUMBER, Status.REGISTERED, Status.RETURNED);
        Dossier dossier = fixture.dossier(NUMBER);
        laterStep("thẻ của " + PurgeFixture.NAME);
        fixture.ratings()
                .keep(
                        dossier,
                        "service",
                        5,
                        null,
                        "Cảm ơn, " + PurgeFixture.NAME,
                        new NewMessage("rating", NUMBER, "{}", Duration.ofDays(1), "rating"));
        payment("PAID", PurgeFixture.START);
        appointment("CLOSED");
        fixture.engine
                .commits()
                .commit(List.of(
                        new Reported(dossier, "dvclt", "5", PurgeFixture.START),
                        new Exchanged(dossier.id(), PurgeFixture.START, "dvclt", "status", "200", "done", 1, 12)));
        fixture.sql("insert into portal_dossier (dossier_id, known, progress_due, progress_rows) values ("
                + dossier.id() + ", true, false, 5)");
        fixture.sql("delete from queue_message");
        fixture.sql("update dossier set portal_unsent = false, dossier_group = 'birth'");
        return dossier;
    }

    private void laterStep(String note) {
        Dossier dossier = fixture.dossier(NUMBER);
        LaterSteps steps = fixture.laterSteps();
        steps.keep(
                new LaterSteps.Statement(
                        "dvclt",
                        NUMBER,
                        "2.000986",
                        "1",
                        "4",
                        null,
                        JsonNodeFactory.instance.objectNode().put("ghiChu", note)),
                Optional.of(dossier),
                new NewMessage("later-step", NUMBER, "{}", Duration.ofDays(1), "later"));
        steps.unmatched(NUMBER)
                .forEach(kept -> fixture.engine.commits().commit(steps.match(kept, dossier, "residence", "engine")));
    }

    private void payment(String state, Instant paidAt) {
        String detail = kind == PurgeFixture.Kind.H2 ? "x'cafe01'" : "'\\xcafe01'";
        String hash = kind == PurgeFixture.Kind.H2 ? "x'cafe00'" : "'\\xcafe00'";
        String url = kind == PurgeFixture.Kind.H2 ? "x'cafe02'" : "'\\xcafe02'";
        String paid = paidAt == null ? "null" : "timestamp with time zone '" + sqlTime(paidAt) + "'";
        fixture.sql("insert into payment (reference, request, dossier, procedure_code, copies, amount, state, revision,"
                + " content_hash, detail_sealed, url_sealed, opened_at, called_at, paid_at) values ('R1', 'Y1', '"
                + NUMBER + "', '2.000986', 1, 8000, '" + state + "', 1, " + hash + ", " + detail + ", " + url
                + ", current_timestamp, current_timestamp, " + paid + ")");
    }

    private void appointment(String stage) {
        long id = fixture.dossier(NUMBER).id();
        int version = fixture.dossier(NUMBER).version();
        String due = sqlTime(PurgeFixture.START.minus(Duration.ofHours(1)));
        fixture.sql("insert into dossier_appointment (dossier_id, version, starts_at, due_at, stage, check_at) values ("
                + id + ", " + version + ", timestamp with time zone '" + due + "', timestamp with time zone '" + due
                + "', '" + stage + "', timestamp with time zone '" + due + "')");
    }

    private static String sqlTime(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", "+00:00");
    }
}
