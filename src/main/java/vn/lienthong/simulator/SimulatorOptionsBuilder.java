package vn.lienthong.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** Changes some of the {@link SimulatorOptions}; the words are explained there. */
public final class SimulatorOptionsBuilder {
    private SimulatorOptions.Ports ports;
    private long seed;
    private SimulatorOptions.Credentials credentials;
    private Duration tokenLifetime;
    private final Map<Partner, Faults> faults = new EnumMap<>(Partner.class);
    private Duration downFor;
    private final Set<Partner> broken = EnumSet.noneOf(Partner.class);
    private Optional<Path> ledgerDir;
    private boolean acceptUnknown;
    private boolean oneStopTables;
    private SimulatorOptions.Registry registry;
    private SimulatorOptions.Dossiers dossiers;

    SimulatorOptionsBuilder(SimulatorOptions from) {
        ports = from.ports();
        seed = from.seed();
        credentials = from.credentials();
        tokenLifetime = from.tokenLifetime();
        faults.putAll(from.faults());
        downFor = from.downFor();
        broken.addAll(from.broken());
        ledgerDir = from.ledgerDir();
        acceptUnknown = from.acceptUnknown();
        oneStopTables = from.oneStopTables();
        registry = from.registry();
        dossiers = from.dossiers();
    }

    public SimulatorOptionsBuilder ports(int dvclt, int ndxp, int oneStop, int portal, int payment, int coordination) {
        ports = new SimulatorOptions.Ports(dvclt, ndxp, oneStop, portal, payment, coordination);
        return this;
    }

    public SimulatorOptionsBuilder seed(long now) {
        seed = now;
        return this;
    }

    public SimulatorOptionsBuilder credentials(SimulatorOptions.Credentials now) {
        credentials = now;
        return this;
    }

    public SimulatorOptionsBuilder tokenLifetime(Duration now) {
        tokenLifetime = now;
        return this;
    }

    /** The same faults for all partners. */
    public SimulatorOptionsBuilder faults(Faults now) {
        for (Partner partner : Partner.values()) faults.put(partner, now);
        return this;
    }

    public SimulatorOptionsBuilder faults(Partner partner, Faults now) {
        faults.put(partner, now);
        return this;
    }

    public SimulatorOptionsBuilder downFor(Duration now) {
        downFor = now;
        return this;
    }

    public SimulatorOptionsBuilder broken(Partner partner) {
        broken.add(partner);
        return this;
    }

    public SimulatorOptionsBuilder ledgerDir(Path now) {
        ledgerDir = Optional.of(now);
        return this;
    }

    public SimulatorOptionsBuilder acceptUnknown(boolean now) {
        acceptUnknown = now;
        return this;
    }

    public SimulatorOptionsBuilder oneStopTables(boolean now) {
        oneStopTables = now;
        return this;
    }

    public SimulatorOptionsBuilder registry(SimulatorOptions.Registry now) {
        registry = now;
        return this;
    }

    public SimulatorOptionsBuilder dossiers(SimulatorOptions.Dossiers now) {
        dossiers = now;
        return this;
    }

    public SimulatorOptions build() {
        return new SimulatorOptions(
                ports,
                seed,
                credentials,
                tokenLifetime,
                faults,
                downFor,
                broken,
                ledgerDir,
                acceptUnknown,
                oneStopTables,
                registry,
                dossiers);
    }
}
