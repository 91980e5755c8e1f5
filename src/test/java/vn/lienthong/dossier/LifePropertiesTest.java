package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.queue.Conflict;

/**
 * Whatever happens to a dossier of either group, allowed or not, in whatever order: on a real database, without routes.
 */
class LifePropertiesTest {
    /** What PM DVCLT takes, written from its own rules (domain facts §4.3) and not from the status table. */
    private static final Pattern CALLBACKS = Pattern.compile("(1(37?)?2)*1(3745?|(37?)?2?6?)");

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static Path directory;
    private static DossierFixture fixture;

    @BeforeContainer
    static void open() throws IOException {
        directory = Files.createTempDirectory("life");
        fixture = new DossierFixture(Database.H2, directory);
    }

    @AfterContainer
    static void close() throws IOException {
        fixture.close();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(LifePropertiesTest::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One thing that happens; the status only counts where one is stated. */
    record Event(Happening happening, Status status) {}

    enum Happening {
        /** Somebody states a status, allowed or not. */
        STATED,
        /** Somebody states one who has not seen what happened last. */
        STATED_TOO_LATE,
        SENT_AGAIN,
        SENT_WITH_OTHER_CONTENT
    }

    @Provide
    Arbitrary<List<Event>> lives() {
        Arbitrary<Happening> happenings = Arbitraries.frequency(
                Tuple.of(12, Happening.STATED),
                Tuple.of(2, Happening.STATED_TOO_LATE),
                Tuple.of(1, Happening.SENT_AGAIN),
                Tuple.of(5, Happening.SENT_WITH_OTHER_CONTENT));
        Arbitrary<Status> statuses = Arbitraries.frequency(
                Tuple.of(6, Status.ACCEPTED),
                Tuple.of(6, Status.FORWARDED),
                Tuple.of(5, Status.SUPPLEMENT_REQUIRED),
                Tuple.of(3, Status.REGISTERED),
                Tuple.of(3, Status.RETURNED),
                Tuple.of(1, Status.RECEIVED),
                Tuple.of(1, Status.REJECTED),
                Tuple.of(1, Status.WITHDRAWN),
                Tuple.of(1, Status.STOPPED));
        return Combinators.combine(happenings, statuses)
                .as(Event::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** One dossier and what was sent of it. */
    private static final class Life {
        private final String number = DossierFixture.number(SERIAL.incrementAndGet());
        private final boolean death;
        private int contents = 1;
        private int versions = 1;
        private int newest = 1;
        private Dossier seenBefore;

        Life(boolean death) {
            this.death = death;
            assertEquals(Receipt.Outcome.NEW, send(1));
            fixture.commit(fixture.changes.assignGroup(now(), death ? "death" : "birth", "intake"));
            seenBefore = now();
        }

        Dossier now() {
            return fixture.dossier(number);
        }

        private Receipt.Outcome send(int content) {
            IncomingDossier birth = DossierFixture.incoming(number, "Thử " + content);
            IncomingDossier sent = death
                    ? new IncomingDossier(
                            birth.front(),
                            birth.number(),
                            "KT",
                            "1.006714",
                            birth.unit(),
                            birth.receivedAt(),
                            "",
                            birth.form(),
                            birth.documents(),
                            birth.searchNumbers(),
                            birth.warnings())
                    : birth;
            return fixture.receive(sent).outcome();
        }

        void happens(Event event) {
            Dossier before = now();
            switch (event.happening()) {
                case STATED -> fixture.commit(fixture.changes.enter(before, event.status(), null, null, "test"));
                case STATED_TOO_LATE -> tooLate(event.status());
                case SENT_AGAIN -> assertEquals(Receipt.Outcome.REPEAT, send(newest));
                case SENT_WITH_OTHER_CONTENT -> {
                    boolean asked = before.status() == Status.SUPPLEMENT_REQUIRED;
                    assertEquals(asked ? Receipt.Outcome.NEXT_VERSION : Receipt.Outcome.CONFLICT, send(++contents));
                    if (asked) {
                        newest = contents;
                        versions++;
                    }
                }
            }
            seenBefore = before;
        }

        private void tooLate(Status status) {
            Dossier before = now();
            Changes.Changed changed = fixture.changes.enter(seenBefore, status, null, null, "test");
            boolean overtaken = seenBefore.revision() != before.revision();
            if (overtaken && changed.decision() == Decision.APPLY) {
                assertThrows(Conflict.class, () -> fixture.commit(changed));
                assertEquals(before, now(), "nothing of it is written");
            } else {
                fixture.commit(changed);
            }
        }
    }

    @Property(tries = 150)
    void a_life_never_leaves_the_table_nor_the_order_nor_loses_a_version(
            @ForAll boolean death, @ForAll("lives") List<Event> events) {
        Life life = new Life(death);
        events.forEach(life::happens);
        Dossier dossier = life.now();
        List<StatusEntry> history = fixture.store.statuses(dossier);
        assertInTable(history);
        assertEquals(dossier.status(), history.get(history.size() - 1).status());
        String callbacks = history.stream()
                .flatMap(entry -> StatusTable.shipped().dvcltCode(entry.status()).stream())
                .collect(Collectors.joining());
        assertTrue(CALLBACKS.matcher(callbacks).matches(), callbacks);
        assertEquals(life.versions, dossier.version());
        assertEquals(
                life.versions,
                fixture.count("select count(*) from dossier_version where dossier_id = " + dossier.id()),
                "every version is kept");
        assertEquals(
                "Thử " + life.newest,
                fixture.store.form(dossier).path("nksHoTen").asText(),
                "the newest content stands");
    }

    private static void assertInTable(List<StatusEntry> history) {
        assertEquals(Status.RECEIVED, history.get(0).status());
        for (int i = 1; i < history.size(); i++) {
            StatusEntry from = history.get(i - 1);
            StatusEntry to = history.get(i);
            boolean nextVersion = to.version() == from.version() + 1
                    && StatusTable.shipped().needsNextVersion(from.status(), to.status());
            boolean same = to.version() == from.version()
                    && StatusTable.shipped().decide(from.status(), to.status()) == Decision.APPLY;
            assertTrue(nextVersion || same, from.status() + " to " + to.status());
        }
    }
}
