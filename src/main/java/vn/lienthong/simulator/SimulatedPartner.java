package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import vn.lienthong.config.CannotListen;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/** What every simulated partner has: an address, faults that may be changed while it runs, and a ledger. */
public abstract class SimulatedPartner implements AutoCloseable {
    private final Partner partner;
    private final Ledger ledger;
    private final FaultDice dice;
    private final boolean broken;
    private final Clock clock;
    private PartnerServer server;

    SimulatedPartner(Partner partner, SimulatorOptions options, Clock clock) {
        this.partner = partner;
        ledger = options.ledgerDir()
                .map(dir -> Ledger.open(dir.resolve(partner.key() + ".jsonl"), clock))
                .orElseGet(() -> Ledger.inMemory(clock));
        dice = new FaultDice(
                options.seed() + partner.ordinal(), options.faults().getOrDefault(partner, Faults.none()), clock);
        dice.down(options.downFor());
        broken = options.broken().contains(partner);
        this.clock = clock;
    }

    /**
     * Called last in a subclass's constructor, when it can answer.
     *
     * @throws CannotListen when the port cannot be had
     */
    final void listen(Vertx vertx, int port, PartnerServer.Service service) {
        try {
            server = new PartnerServer(vertx, port, dice, clock, service);
        } catch (CompletionException failure) {
            ledger.close();
            if (!(failure.getCause() instanceof BindException)) throw failure;
            throw new CannotListen("127.0.0.1", port, "--" + partner.key() + "-port");
        }
    }

    /** Base URL, for {@code partner.<name>.url}. */
    public URI url() {
        return server.url();
    }

    /** As in the engine's configuration: {@code partner.<name>.url}. */
    public String name() {
        return partner.key();
    }

    public Ledger ledger() {
        return ledger;
    }

    /** From the next call on. */
    public void faults(Faults faults) {
        dice.faults(faults);
    }

    /** Closes every line without an answer for this long, from now; zero ends it. */
    public void down(Duration period) {
        dice.down(period);
    }

    final boolean broken() {
        return broken;
    }

    @Override
    public void close() {
        server.close();
        ledger.close();
    }
}
