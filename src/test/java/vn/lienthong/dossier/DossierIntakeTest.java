package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.Receipt.Outcome;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.StepFailure;

/** The repeat table of 2-contracts.md. */
@ParameterizedClass
@EnumSource(Database.class)
class DossierIntakeTest {
    private static final String NUMBER = DossierFixture.number(1);

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;

    @BeforeEach
    void open() {
        it = new DossierFixture(database, directory);
    }

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void a_new_dossier_is_taken_with_form_documents_history_and_next_message() {
        IncomingDossier incoming = DossierFixture.incoming(NUMBER, "H'Hen Niê");
        assertEquals(new Receipt(NUMBER, 1, Outcome.NEW), it.receive(incoming));
        Dossier dossier = it.dossier(NUMBER);
        assertEquals(Status.RECEIVED, dossier.status());
        assertEquals(incoming.receivedAt(), dossier.receivedAt());
        assertEquals(TestClock.START, dossier.arrivedAt());
        assertEquals("H'Hen Niê", it.store.form(dossier).path("nksHoTen").asText());
        assertEquals("gcs.pdf", it.store.documents(dossier).get(0).fileName());
        assertEquals(
                List.of(Status.RECEIVED),
                it.store.statuses(dossier).stream()
                        .map(DossierQueries.StatusEntry::status)
                        .toList());
        assertEquals(List.of("dossier.received"), it.logKinds(NUMBER));
        assertEquals(1, it.commits.messages.size());
    }

    @Test
    void the_dossier_that_follow_up_messages_are_made_for_is_the_one_stored() {
        Dossier[] seen = new Dossier[1];
        it.intake.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"), dossier -> {
            seen[0] = dossier;
            return List.of();
        });
        assertEquals(it.dossier(NUMBER), seen[0]);
    }

    @Test
    void the_same_content_again_has_no_effect() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        assertEquals(
                new Receipt(NUMBER, 1, Outcome.REPEAT), it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban")));
        assertEquals(1, it.commits.messages.size());
        assertEquals(List.of("dossier.received"), it.logKinds(NUMBER));
    }

    @Test
    void the_order_of_form_fields_is_not_content() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        IncomingDossier again = DossierFixture.incoming(NUMBER, "Y Bhăm Êban");
        again.form().set("nksHoTen", again.form().remove("nksHoTen"));
        assertEquals(Outcome.REPEAT, it.receive(again).outcome());
    }

    @Test
    void another_content_is_refused_and_nothing_changes() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        Dossier before = it.dossier(NUMBER);
        assertEquals(new Receipt(NUMBER, 1, Outcome.CONFLICT), it.receive(DossierFixture.incoming(NUMBER, "K’ Bréo")));
        assertEquals(before, it.dossier(NUMBER));
        assertEquals(1, it.commits.messages.size());
        assertEquals(List.of("dossier.received", "dossier.other-content-refused"), it.logKinds(NUMBER));
    }

    @Test
    void another_file_is_another_content() {
        IncomingDossier first = DossierFixture.incoming(NUMBER, "Y Bhăm Êban");
        it.receive(first);
        IncomingDocument file = first.documents().get(0);
        IncomingDossier other = new IncomingDossier(
                first.front(),
                first.number(),
                first.module(),
                first.procedure(),
                first.unit(),
                first.receivedAt(),
                first.technicalId(),
                first.form(),
                List.of(new IncomingDocument(
                        file.id(), file.kind(), file.title(), file.fileName(), false, file.mediaType(), new byte[] {1
                        })),
                first.searchNumbers(),
                first.warnings());
        assertEquals(Outcome.CONFLICT, it.receive(other).outcome());
    }

    @Test
    void a_number_of_another_front_is_refused() {
        IncomingDossier first = DossierFixture.incoming(NUMBER, "Y Bhăm Êban");
        it.receive(first);
        IncomingDossier other = new IncomingDossier(
                "one-stop",
                first.number(),
                first.module(),
                first.procedure(),
                first.unit(),
                first.receivedAt(),
                first.technicalId(),
                first.form(),
                first.documents(),
                first.searchNumbers(),
                first.warnings());
        assertEquals(Outcome.CONFLICT, it.receive(other).outcome());
    }

    @Test
    void a_supplement_becomes_the_next_version_and_starts_anew() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        it.clock.advance(Duration.ofDays(2));
        Instant receivedAt = it.clock.instant().minusSeconds(30);
        IncomingDossier supplement =
                DossierFixture.receivedAt(DossierFixture.incoming(NUMBER, "Y Bhăm Êban B"), receivedAt);
        assertEquals(new Receipt(NUMBER, 2, Outcome.NEXT_VERSION), it.receive(supplement));
        Dossier dossier = it.dossier(NUMBER);
        assertEquals(Status.RECEIVED, dossier.status());
        assertEquals(2, dossier.version());
        assertEquals(receivedAt, dossier.receivedAt());
        assertEquals(TestClock.START, dossier.arrivedAt());
        assertEquals("Y Bhăm Êban B", it.store.form(dossier).path("nksHoTen").asText());
        assertEquals(2, it.count("select count(*) from dossier_version"));
        assertEquals(2, it.commits.messages.size());
    }

    @Test
    void a_supplement_stated_before_it_was_asked_for_counts_from_its_arrival() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.clock.advance(Duration.ofHours(1));
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        it.clock.advance(Duration.ofDays(2));
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban B"));
        assertEquals(it.clock.instant(), it.dossier(NUMBER).receivedAt());
    }

    @Test
    void the_old_content_while_a_supplement_is_awaited_is_a_repeat() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        assertEquals(
                Outcome.REPEAT,
                it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban")).outcome());
        assertEquals(Status.SUPPLEMENT_REQUIRED, it.dossier(NUMBER).status());
    }

    @Test
    void an_older_version_sent_again_is_answered_with_its_own_number() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban B"));
        assertEquals(
                new Receipt(NUMBER, 1, Outcome.REPEAT), it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban")));
        assertEquals(2, it.dossier(NUMBER).version());
    }

    @Test
    void a_second_child_of_the_same_name_and_birth_date_is_marked() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.receive(DossierFixture.incoming(DossierFixture.number(2), "y  bhăm êban"));
        assertEquals(List.of(), it.dossier(NUMBER).warnings());
        assertEquals(
                List.of("twin-or-repeat"), it.dossier(DossierFixture.number(2)).warnings());
    }

    @Test
    void a_reception_in_the_future_is_marked_and_replaced_by_the_arrival() {
        it.receive(DossierFixture.receivedAt(
                DossierFixture.incoming(NUMBER, "Y Bhăm Êban"), TestClock.START.plus(Duration.ofHours(1))));
        assertEquals(TestClock.START, it.dossier(NUMBER).receivedAt());
        assertEquals(List.of("received-in-the-future"), it.dossier(NUMBER).warnings());
    }

    @Test
    void of_32_posts_of_the_same_dossier_one_is_new_and_31_are_repeats() throws Exception {
        Map<Outcome, Long> outcomes = atOnce(32, () -> it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban")));
        assertEquals(Map.of(Outcome.NEW, 1L, Outcome.REPEAT, 31L), outcomes);
        assertEquals(1, it.count("select count(*) from dossier"));
        assertEquals(1, it.commits.messages.size());
        assertEquals(1, it.log.verify().rows());
    }

    @Test
    void of_16_posts_of_one_supplement_one_is_the_next_version() throws Exception {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        it.enter(NUMBER, Status.SUPPLEMENT_REQUIRED);
        Map<Outcome, Long> outcomes = atOnce(16, () -> it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban B")));
        assertEquals(Map.of(Outcome.NEXT_VERSION, 1L, Outcome.REPEAT, 15L), outcomes);
        assertEquals(2, it.dossier(NUMBER).version());
    }

    private static Map<Outcome, Long> atOnce(int posts, Callable<Receipt> post) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(posts);
        List<Future<Receipt>> receipts = threads.invokeAll(Collections.nCopies(posts, post));
        threads.shutdown();
        return receipts.stream().collect(Collectors.groupingBy(DossierIntakeTest::outcome, Collectors.counting()));
    }

    private static Outcome outcome(Future<Receipt> receipt) {
        try {
            return receipt.get().outcome();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void personal_data_stands_nowhere_in_the_database() {
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
        String everything = Stream.of("dossier", "event_log")
                .flatMap(table -> Statements.query(it.dataSource, "select * from " + table, none -> {}, row -> {
                            StringBuilder text = new StringBuilder();
                            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++)
                                text.append(row.getString(i)).append(' ');
                            return text.toString();
                        })
                        .stream())
                .collect(Collectors.joining());
        assertTrue(everything.contains(NUMBER));
        assertFalse(everything.contains("Bhăm") || everything.contains("000199000001"));
    }

    @Test
    void a_form_over_the_limit_is_refused_and_nothing_is_stored() {
        IncomingDossier large = DossierFixture.incoming(NUMBER, "Y Bhăm Êban");
        large.form().set("ghiChu", JsonNodeFactory.instance.textNode("x".repeat(DossierLimits.MAX_FORM_BYTES)));
        OverLimit refused = assertThrows(OverLimit.class, () -> it.receive(large));
        assertEquals("form", refused.what());
        assertEquals(0, it.count("select count(*) from dossier"));
    }

    @Test
    void being_overtaken_for_ever_ends_as_a_fault_of_ours() {
        DossierIntake intake =
                new DossierIntake(it.dataSource, overtaken(), it.vault, it.documents, it.clock, Fronts.UNLIMITED);
        StepFailure failure = assertThrows(
                StepFailure.class,
                () -> intake.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"), dossier -> List.of()));
        assertEquals("intake-overtaken", failure.reason());
    }

    private static Commits overtaken() {
        return new Commits() {
            @Override
            public void commit(List<? extends Effect> effects) {
                throw new Conflict("always");
            }

            @Override
            public void commitDurably(List<? extends Effect> effects) {
                throw new Conflict("always");
            }
        };
    }
}
