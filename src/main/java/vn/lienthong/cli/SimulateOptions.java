package vn.lienthong.cli;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Option;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.SimulatorOptions.Partner;
import vn.lienthong.simulator.SimulatorOptions.Way;
import vn.lienthong.simulator.SimulatorOptionsBuilder;

/** How the partners of {@code simulate} behave, and what DVCLT sends. */
final class SimulateOptions {
    private static final int SEEDS = 1_000_000;

    @Option(
            names = "--dvclt-port",
            paramLabel = "PORT",
            defaultValue = "18081",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.dvclt-port")
    private int dvcltPort;

    @Option(
            names = "--ndxp-port",
            paramLabel = "PORT",
            defaultValue = "18082",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.ndxp-port")
    private int ndxpPort;

    @Option(
            names = "--one-stop-port",
            paramLabel = "PORT",
            defaultValue = "18083",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.one-stop-port")
    private int oneStopPort;

    @Option(
            names = "--portal-port",
            paramLabel = "PORT",
            defaultValue = "18084",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.portal-port")
    private int portalPort;

    @Option(
            names = "--payment-port",
            paramLabel = "PORT",
            defaultValue = "18085",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.payment-port")
    private int paymentPort;

    @Option(
            names = "--coordination-port",
            paramLabel = "PORT",
            defaultValue = "18086",
            converter = Converters.OfPort.class,
            descriptionKey = "simulate.option.coordination-port")
    private int coordinationPort;

    @Option(
            names = "--payments",
            paramLabel = "silent|prompt|late|early|forged|changed-amount|replayed",
            defaultValue = "prompt",
            converter = Converters.OfPayments.class,
            descriptionKey = "simulate.option.payments")
    private PaymentSimulator.Behaviour payments;

    /** How the payment platform tells of what citizens pay. */
    PaymentSimulator.Behaviour payments() {
        return payments;
    }

    @Option(names = "--dossiers", paramLabel = "COUNT", defaultValue = "0", descriptionKey = "simulate.option.dossiers")
    private int dossiers;

    @Option(names = "--rate", paramLabel = "PER_SECOND", defaultValue = "2", descriptionKey = "simulate.option.rate")
    private double rate;

    @Option(names = "--pull", descriptionKey = "simulate.option.pull")
    private boolean pull;

    @Option(names = "--coordination", descriptionKey = "simulate.option.coordination")
    private boolean coordination;

    @Option(names = "--seed", paramLabel = "NUMBER", descriptionKey = "demo.option.seed")
    private Long seed;

    @Option(
            names = "--errors",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Converters.OfShare.class,
            descriptionKey = "simulate.option.errors")
    private double errors;

    @Option(
            names = "--cut",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Converters.OfShare.class,
            descriptionKey = "simulate.option.cut")
    private double cut;

    @Option(
            names = "--html",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Converters.OfShare.class,
            descriptionKey = "simulate.option.html")
    private double html;

    @Option(
            names = "--latency",
            paramLabel = "DURATION[..DURATION]",
            defaultValue = "0ms",
            converter = Converters.OfRange.class,
            descriptionKey = "simulate.option.latency")
    private Converters.Range latency;

    @Option(
            names = "--partner",
            paramLabel = "dvclt|ndxp|one-stop|portal|payment|coordination",
            converter = Converters.OfPartner.class,
            descriptionKey = "simulate.option.partner")
    private List<Partner> faulty = List.of(Partner.values());

    @Option(
            names = "--down",
            paramLabel = "DURATION",
            defaultValue = "0s",
            converter = Converters.OfDuration.class,
            descriptionKey = "simulate.option.down")
    private Duration down;

    @Option(
            names = "--broken",
            paramLabel = "dvclt|ndxp|one-stop|portal|payment|coordination",
            converter = Converters.OfPartner.class,
            descriptionKey = "demo.option.broken")
    private List<Partner> broken = List.of();

    @Option(
            names = "--supplement-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Converters.OfShare.class,
            descriptionKey = "simulate.option.supplement-rate")
    private double supplementRate;

    @Option(
            names = "--reject-rate",
            paramLabel = "SHARE",
            defaultValue = "0",
            converter = Converters.OfShare.class,
            descriptionKey = "simulate.option.reject-rate")
    private double rejectRate;

    @Option(
            names = "--register-after",
            paramLabel = "DURATION",
            defaultValue = "1s",
            converter = Converters.OfDuration.class,
            descriptionKey = "simulate.option.register-after")
    private Duration registerAfter;

    @Option(names = "--ledger", paramLabel = "DIR", descriptionKey = "simulate.option.ledger")
    private Path ledger;

    /**
     * @param engine base URL of the partner API;
     * @param callerToken what DVCLT shows there;
     * @param pulls the province fetches its dossiers, though nobody typed --pull
     */
    SimulatorOptions chosen(URI engine, String callerToken, boolean pulls) {
        if (dossiers < 0) throw wrong("--dossiers");
        if (!(rate >= 0)) throw wrong("--rate");
        if (engine.getHost() == null) throw wrong("--engine-url");
        if (errors + cut + html > 1) throw wrong("--errors, --cut, --html");
        if (supplementRate + rejectRate > 1) throw wrong("--supplement-rate, --reject-rate");
        SimulatorOptions.Dossiers sent =
                SimulatorOptions.Dossiers.NONE.to(engine, callerToken).with(rate == 0 ? 0 : dossiers, rate, 0);
        SimulatorOptionsBuilder changed = SimulatorOptions.demo()
                .change()
                .ports(dvcltPort, ndxpPort, oneStopPort, portalPort, paymentPort, coordinationPort)
                .seed(seed != null ? seed : new Random().nextInt(SEEDS))
                .acceptUnknown(true)
                .downFor(down)
                .registry(SimulatorOptions.Registry.PROMPT
                        .withRegisterAfter(registerAfter)
                        .withScenarios(supplementRate, rejectRate, 0))
                .dossiers(sent.by(way(pulls)));
        Faults faults = new Faults(errors, cut, html, latency.shortest(), latency.longest());
        faulty.forEach(partner -> changed.faults(partner, faults));
        broken.forEach(changed::broken);
        if (ledger != null) changed.ledgerDir(ledger);
        return changed.build();
    }

    private Way way(boolean pulls) {
        if (pull && coordination) throw wrong("--pull, --coordination");
        if (coordination) return Way.COORDINATION_SENDS;
        return pull || pulls ? Way.DVCLT_IS_ASKED : Way.DVCLT_SENDS;
    }

    private static CommandFailure wrong(String options) {
        return new CommandFailure(ExitCode.WRONG_USE, "value", options);
    }
}
