package vn.lienthong.demo;

import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.demo.DemoRun.Filed;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.PortalDossiers;
import vn.lienthong.simulator.Simulators;

/**
 * What the national portal's own ledger says after the day's sync.
 *
 * @param dossiers it holds
 * @param rows of progress it holds
 * @param wrong dossiers it does not have, or in another state than the one they ended in
 */
public record PortalCheck(long dossiers, long rows, List<String> wrong) {
    static PortalCheck of(DemoRun run, Simulators partners) {
        List<String> wrong = run.dossiers().stream()
                .filter(filed -> !asItEnded(filed, partners))
                .map(Filed::number)
                .toList();
        return new PortalCheck(
                partners.portal().dossiers().count(),
                PartnerTotals.count(partners.portal().ledger(), Kind.PROGRESS),
                wrong);
    }

    /** Under the one-stop number; under the first one where the engine never heard of another. */
    private static boolean asItEnded(Filed filed, Simulators partners) {
        PortalDossiers portal = partners.portal().dossiers();
        return Stream.concat(partners.oneStop().ownNumber(filed.number()).stream(), Stream.of(filed.number()))
                .flatMap(number -> portal.status(number).stream())
                .anyMatch(code(filed.filing().path())::equals);
    }

    /** {@code TrangThaiHoSo} (1-product, dossier life cycle). */
    private static String code(DemoPath path) {
        return switch (path) {
            case REJECTED, REJECTED_BY_OFFICER -> "3";
            case WITHDRAWN -> "7";
            case STOPPED -> "8";
            default -> "10";
        };
    }

    public boolean isClean() {
        return wrong.isEmpty();
    }
}
