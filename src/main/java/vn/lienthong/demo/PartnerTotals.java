package vn.lienthong.demo;

import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;

/**
 * What the simulated partners have seen so far, from their ledgers.
 *
 * @param delivered dossiers and versions the one-stop system took
 * @param submitted dossiers and versions the civil registry took
 * @param reported statuses DVCLT accepted
 * @param finished dossiers returned or rejected
 * @param breaches of the contracts, at any partner
 */
public record PartnerTotals(long delivered, long submitted, long reported, long finished, long breaches) {
    public static PartnerTotals of(Simulators partners) {
        return new PartnerTotals(
                count(partners.oneStop().ledger(), Kind.DELIVERED),
                count(partners.ndxp().ledger(), Kind.SUBMITTED),
                count(partners.dvclt().ledger(), Kind.CALLBACK),
                partners.dvclt().ledger().entries().stream()
                        .filter(PartnerTotals::isLast)
                        .count(),
                partners.all().stream()
                        .mapToLong(partner -> count(partner.ledger(), Kind.VIOLATION))
                        .sum());
    }

    private static boolean isLast(LedgerEntry entry) {
        return entry.kind() == Kind.CALLBACK
                && (entry.code().equals("5") || entry.code().equals("6"));
    }

    static long count(Ledger ledger, Kind kind) {
        return ledger.entries().stream().filter(entry -> entry.kind() == kind).count();
    }
}
