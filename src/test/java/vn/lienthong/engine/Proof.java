package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.LedgerEntry.Breach;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SimulatedPartner;
import vn.lienthong.simulator.Simulators;

/** What must hold at the partners whatever happened on the way: complete, in order, nothing twice. */
final class Proof {
    private static final List<Integer> COMPLETE = List.of(1, 3, 7, 4, 5);

    private final Simulators partners;

    Proof(Simulators partners) {
        this.partners = partners;
    }

    void awaitComplete(Collection<String> numbers, Duration patience) {
        Ledger dvclt = partners.dvclt().ledger();
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> numbers.stream()
                                .filter(number -> !COMPLETE.equals(dvclt.callbacks(number)))
                                .map(number -> number + " " + dvclt.callbacks(number))
                                .toList(),
                        List.of()::equals);
    }

    /** One registration, one delivery, each status once and in order. */
    void nothingTwice(Collection<String> numbers) {
        assertAll(numbers.stream().map(number -> () -> {
            assertEquals(COMPLETE, partners.dvclt().ledger().callbacks(number), number);
            assertEquals(1, partners.ndxp().ledger().registrations(number), number + " registrations");
            assertEquals(1, partners.oneStop().ledger().deliveries(number), number + " deliveries");
            List<String> statuses = partners.oneStop().ledger().entries(number).stream()
                    .filter(entry -> entry.kind() == Kind.STATUS)
                    .map(LedgerEntry::code)
                    .toList();
            assertEquals(statuses.stream().distinct().toList(), statuses, number + " one-stop statuses");
        }));
    }

    /** @param allowed what this test itself brings about */
    void noViolations(Breach... allowed) {
        Set<String> codes =
                Set.of(java.util.Arrays.stream(allowed).map(Enum::name).toArray(String[]::new));
        for (SimulatedPartner partner : partners.all()) {
            List<LedgerEntry> found = partner.ledger().violations().stream()
                    .filter(entry -> !codes.contains(entry.code()))
                    .toList();
            assertEquals(List.of(), found, partner.getClass().getSimpleName());
        }
    }

    /** Nothing of this dossier has reached anybody. */
    void unknownToAll(String number) {
        for (SimulatedPartner partner : partners.all()) {
            List<LedgerEntry> found = partner.ledger().entries(number).stream()
                    .filter(entry -> entry.kind() != Kind.SENT)
                    .toList();
            assertEquals(List.of(), found, partner.getClass().getSimpleName());
        }
    }
}
