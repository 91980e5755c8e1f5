package vn.lienthong.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * What can be chosen about a demonstration.
 *
 * @param dossiers how many are sent
 * @param perSecond how fast; 0: as fast as they are acknowledged
 * @param seed of names and faults
 * @param broken these partners never do their work
 * @param faults partners fail now and then, and are slow
 * @param patience the demonstration has failed when nothing moves for so long
 * @param dataDirectory kept at the end; empty: a temporary one, removed at the end
 * @param ports of {@link #PORTS} those that somebody has named; for the others any free one is taken
 */
public record DemoOptions(
        int dossiers,
        double perSecond,
        long seed,
        Set<Partner> broken,
        boolean faults,
        Duration patience,
        Optional<Path> dataDirectory,
        Map<String, String> ports) {
    /** Settings of the ports it listens on. */
    public static final List<String> PORTS = List.of("lienthong.http.port", "lienthong.operations.port");

    private static final Faults MODERATE = new Faults(0.08, 0.06, 0.04, Duration.ofMillis(5), Duration.ofMillis(120));

    public DemoOptions {
        broken = Set.copyOf(broken);
        ports = Map.copyOf(ports);
    }

    SimulatorOptions simulators(SimulatorOptions.Dossiers target) {
        var changed = SimulatorOptions.demo().change().seed(seed).dossiers(target);
        if (faults) changed.faults(MODERATE);
        broken.forEach(changed::broken);
        dataDirectory.ifPresent(directory -> changed.ledgerDir(directory.resolve("ledgers")));
        return changed.build();
    }
}
