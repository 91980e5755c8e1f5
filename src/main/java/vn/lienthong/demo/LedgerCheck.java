package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.SimulatedPartner;
import vn.lienthong.simulator.Simulators;

/**
 * What the partners' own ledgers say; the engine is not asked.
 *
 * @param dossiers in the order they were sent
 * @param breaches of the contracts, as the partners noted them
 */
public record LedgerCheck(List<DossierCheck> dossiers, List<Finding> breaches) {
    static LedgerCheck of(DemoRun run, Simulators partners) {
        List<Finding> breaches = new ArrayList<>();
        for (SimulatedPartner partner : partners.all()) {
            Map<String, Long> times = partner.ledger().violations().stream()
                    .collect(Collectors.groupingBy(LedgerEntry::code, TreeMap::new, Collectors.counting()));
            times.forEach((breach, count) -> breaches.add(Finding.of("breach", partner.name(), breach, count)));
        }
        return new LedgerCheck(
                run.dossiers().stream()
                        .map(filed -> DossierCheck.of(filed, partners))
                        .toList(),
                List.copyOf(breaches));
    }

    /** How many dossiers are where they should be. */
    public long complete() {
        return dossiers.stream().filter(DossierCheck::isComplete).count();
    }

    public boolean isClean() {
        return breaches.isEmpty() && complete() == dossiers.size();
    }
}
