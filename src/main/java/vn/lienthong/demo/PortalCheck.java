package vn.lienthong.demo;

import java.util.List;
import java.util.Optional;
import vn.lienthong.simulator.DossierRun;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;

/**
 * What the national portal's own ledger says after the day's sync.
 *
 * @param dossiers it holds
 * @param rows of progress it holds
 * @param wrong dossiers it does not have, or in another state than the one they ended in
 */
public record PortalCheck(long dossiers, long rows, List<String> wrong) {
    private static final String RETURNED = "10";
    private static final String REJECTED = "3";

    static PortalCheck of(DossierRun run, Simulators partners) {
        List<String> wrong = run.dossiers().stream()
                .map(SyntheticDossier::number)
                .filter(number -> !asItEnded(number, partners))
                .toList();
        return new PortalCheck(
                partners.portal().dossiers().count(),
                PartnerTotals.count(partners.portal().ledger(), Kind.PROGRESS),
                wrong);
    }

    private static boolean asItEnded(String number, Simulators partners) {
        String expected = partners.dvclt().ledger().callbacks(number).contains(6) ? REJECTED : RETURNED;
        Optional<String> held = partners.oneStop()
                .ownNumber(number)
                .flatMap(own -> partners.portal().dossiers().status(own))
                .filter(expected::equals);
        return held.isPresent();
    }

    public boolean isClean() {
        return wrong.isEmpty();
    }
}
