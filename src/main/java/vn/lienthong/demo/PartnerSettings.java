package vn.lienthong.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.config.Sha256;
import vn.lienthong.simulator.CoordinationSimulator;
import vn.lienthong.simulator.OneStopTables;
import vn.lienthong.simulator.PaymentSimulator;
import vn.lienthong.simulator.SimulatorOptions.Credentials;
import vn.lienthong.simulator.Simulators;

/** The settings that connect an engine with simulated partners. Public secrets: production refuses them. */
public final class PartnerSettings {
    private PartnerSettings() {}

    /**
     * In the order a person reads them.
     *
     * @param callerToken what the simulated DVCLT shows the engine
     */
    public static Map<String, String> of(Simulators partners, Credentials credentials, String callerToken) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("caller.dvclt.token-sha256", Sha256.hex(callerToken));
        values.put("partner.dvclt.url", partners.dvclt().url().toString());
        values.put("partner.dvclt.username", credentials.dvcltUsername());
        values.put("partner.dvclt.password", credentials.dvcltPassword());
        values.put("partner.dvclt.token-path", credentials.dvcltTokenPath());
        values.put("partner.ndxp.url", partners.ndxp().url().toString());
        values.put("partner.ndxp.key", credentials.ndxpKey());
        values.put("partner.ndxp.secret", credentials.ndxpSecret());
        values.putAll(oneStop(partners, credentials));
        values.put("partner.portal.url", partners.portal().url().toString());
        values.put("partner.portal.username", credentials.portalUsername());
        values.put("partner.portal.password", credentials.portalPassword());
        values.put("partner.portal.agency", "000.00.00.H99");
        values.put("partner.payment.url", partners.payment().url().toString());
        values.put("partner.payment.partner-code", PaymentSimulator.PARTNER_CODE);
        values.put("partner.payment.secret", PaymentSimulator.SECRET);
        values.put("partner.coordination.url", partners.coordination().url().toString());
        values.put("partner.coordination.key", CoordinationSimulator.KEY);
        values.put("partner.coordination.secret", CoordinationSimulator.SECRET);
        // a rehearsal is before the day
        values.put("front.coordination.from", "2020-01-01");
        values.put("caller.coordination.token-sha256", Sha256.hex(CoordinationSimulator.CALLER_TOKEN));
        values.put("caller.payment.token-sha256", Sha256.hex(DemoSecrets.of("payment")));
        values.put("caller.one-stop.token-sha256", Sha256.hex(DemoSecrets.of("one-stop")));
        values.putAll(shortDelays());
        return values;
    }

    /** By its tables, or by calls. */
    private static Map<String, String> oneStop(Simulators partners, Credentials credentials) {
        Map<String, String> values = new LinkedHashMap<>();
        partners.oneStop()
                .tables()
                .ifPresentOrElse(
                        tables -> {
                            values.put("partner.one-stop.db.url", tables.url());
                            values.put("partner.one-stop.db.username", OneStopTables.USERNAME);
                            values.put("partner.one-stop.db.password", OneStopTables.PASSWORD);
                        },
                        () -> {
                            values.put(
                                    "partner.one-stop.url",
                                    partners.oneStop().url().toString());
                            values.put("partner.one-stop.token", credentials.oneStopToken());
                        });
        return values;
    }

    /** Minutes in a province are a second here. */
    private static Map<String, String> shortDelays() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("partner.registry.first-poll-delay", "500ms");
        values.put("partner.registry.poll-interval", "1s");
        values.put("registry.late-number.first-delay", "1s");
        values.put("registry.late-number.longest-delay", "4s");
        values.put("queue.retry.first-delay", "200ms");
        values.put("queue.retry.max-delay", "1s");
        values.put("queue.retry.max-attempts", "12");
        for (String partner : new String[] {"dvclt", "ndxp", "one-stop", "portal", "payment", "coordination"}) {
            values.put("partner." + partner + ".timeout", "5s");
            values.put("partner." + partner + ".breaker.wait", "1s");
        }
        return values;
    }
}
