package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import vn.lienthong.config.CannotListen;
import vn.lienthong.simulator.SimulatorOptions.Partner;

/**
 * The partners as a newcomer, a test or a province's rehearsal needs them, on 127.0.0.1. Written from the contracts,
 * not from the engine.
 */
public final class Simulators implements AutoCloseable {
    private final SimulatorOptions options;
    private final Clock clock;
    private final Vertx vertx;
    private final DvcltSimulator dvclt;
    private final NdxpSimulator ndxp;
    private final OneStopSimulator oneStop;
    private final PortalSimulator portal;
    private final PaymentSimulator payment;
    private final CoordinationSimulator coordination;

    private Simulators(SimulatorOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(8)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            dvclt = new DvcltSimulator(options, vertx, clock);
            ndxp = new NdxpSimulator(options, vertx, clock);
            oneStop = new OneStopSimulator(options, vertx, clock);
            portal = new PortalSimulator(options, vertx, clock);
            payment = new PaymentSimulator(options, vertx, clock);
            coordination = new CoordinationSimulator(options, vertx, clock);
        } catch (CannotListen taken) {
            PartnerServer.join(vertx.close()); // and with it those that listen already
            throw taken;
        }
    }

    /** All partners listen when this returns. */
    public static Simulators start(SimulatorOptions options) {
        return start(options, Clock.system(Wire.VIETNAM));
    }

    public static Simulators start(SimulatorOptions options, Clock clock) {
        return new Simulators(options, clock);
    }

    public DvcltSimulator dvclt() {
        return dvclt;
    }

    public NdxpSimulator ndxp() {
        return ndxp;
    }

    public OneStopSimulator oneStop() {
        return oneStop;
    }

    public PortalSimulator portal() {
        return portal;
    }

    public PaymentSimulator payment() {
        return payment;
    }

    public CoordinationSimulator coordination() {
        return coordination;
    }

    public List<SimulatedPartner> all() {
        return List.of(dvclt, ndxp, oneStop, portal, payment, coordination);
    }

    public SimulatedPartner of(Partner partner) {
        return switch (partner) {
            case DVCLT -> dvclt;
            case NDXP -> ndxp;
            case ONE_STOP -> oneStop;
            case PORTAL -> portal;
            case PAYMENT -> payment;
            case COORDINATION -> coordination;
        };
    }

    public void faults(Faults faults) {
        all().forEach(partner -> partner.faults(faults));
    }

    public void down(Duration period) {
        all().forEach(partner -> partner.down(period));
    }

    /**
     * Sends synthetic dossiers to the engine as the options say, and a new version of each that is sent back for a
     * supplement. Returns at once; the run goes on until it is done or the simulators are closed.
     *
     * @throws IllegalStateException when the options name no engine
     */
    public DossierRun runDossiers() {
        SimulatorOptions.Dossiers plan = options.dossiers();
        if (plan.engine().isEmpty()) throw new IllegalStateException("no engine to send to");
        SyntheticDossiers source = new SyntheticDossiers(options.seed(), clock, plan.deathShare());
        return new DossierRun(vertx, dvclt, coordination, plan, source);
    }

    /** Plays a day against an engine. Returns at once; goes on until the simulators are closed. */
    public Rehearsal rehearse(RehearsalPlan plan, Rehearsal.Play play) {
        Rehearsal rehearsal = new Rehearsal(plan, this, play, clock);
        rehearsal.start(vertx);
        return rehearsal;
    }

    @Override
    public void close() {
        all().forEach(SimulatedPartner::close);
        PartnerServer.join(vertx.close());
    }
}
