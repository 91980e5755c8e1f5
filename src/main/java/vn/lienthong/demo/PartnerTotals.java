package vn.lienthong.demo;

import java.util.Set;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;

/**
 * What the simulated partners have seen so far, from their ledgers.
 *
 * @param delivered dossiers and versions the one-stop system took
 * @param submitted dossiers and versions the civil registry took
 * @param reported statuses DVCLT accepted
 * @param reportedToCoordination statuses the coordination system accepted
 * @param finished dossiers returned or rejected, as the front that brought them knows
 * @param breaches of the contracts, at any partner
 */
public record PartnerTotals(
        long delivered, long submitted, long reported, long reportedToCoordination, long finished, long breaches) {
    private static final Set<String> LAST_AT_DVCLT = Set.of("5", "6");
    private static final Set<String> LAST_AT_COORDINATION = Set.of("10", "3");

    public static PartnerTotals of(Simulators partners) {
        return new PartnerTotals(
                count(partners.oneStop().ledger(), Kind.DELIVERED),
                count(partners.ndxp().ledger(), Kind.SUBMITTED),
                count(partners.dvclt().ledger(), Kind.CALLBACK),
                count(partners.coordination().ledger(), Kind.CALLBACK),
                ended(partners.dvclt().ledger(), LAST_AT_DVCLT)
                        + ended(partners.coordination().ledger(), LAST_AT_COORDINATION),
                partners.all().stream()
                        .mapToLong(partner -> count(partner.ledger(), Kind.VIOLATION))
                        .sum());
    }

    private static long ended(Ledger front, Set<String> codes) {
        return front.entries().stream()
                .filter(entry -> entry.kind() == Kind.CALLBACK && codes.contains(entry.code()))
                .count();
    }

    static long count(Ledger ledger, Kind kind) {
        return ledger.entries().stream().filter(entry -> entry.kind() == kind).count();
    }
}
