package vn.lienthong.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.config.DemoSecrets;

/**
 * Everything that can be chosen about the simulated partners; each component is one flag, or a few, of {@code
 * simulate}. Start from {@link #demo()}.
 *
 * @param ports where they listen on 127.0.0.1
 * @param seed of faults, scenarios and synthetic dossiers
 * @param credentials what callers must present
 * @param tokenLifetime of the bearer tokens that DVCLT and NDXP hand out, and of the portal's sessions
 * @param faults by partner; a partner without an entry always answers
 * @param downFor all partners are down this long after the start
 * @param broken these never do their work: DVCLT accepts no status, the registry never registers, the one-stop system
 *     gives no number, the portal is always busy; for tests that must see a failure
 * @param ledgerDir one file of JSON lines a partner, read again at the next start; empty: in memory only
 * @param acceptUnknown DVCLT takes statuses of dossiers it did not send, for dossiers sent by another tool
 * @param oneStopTables the one-stop system takes dossiers by its tables, on its port, and not by calls
 * @param registry how the civil registry decides and how fast
 * @param dossiers what DVCLT sends and where to
 */
public record SimulatorOptions(
        Ports ports,
        long seed,
        Credentials credentials,
        Duration tokenLifetime,
        Map<Partner, Faults> faults,
        Duration downFor,
        Set<Partner> broken,
        Optional<Path> ledgerDir,
        boolean acceptUnknown,
        boolean oneStopTables,
        Registry registry,
        Dossiers dossiers) {

    /** The simulated partners; {@code NDXP} stands for the exchange platform and the civil registry behind it. */
    public enum Partner {
        DVCLT("dvclt"),
        NDXP("ndxp"),
        ONE_STOP("one-stop"),
        PORTAL("portal"),
        PAYMENT("payment"),
        COORDINATION("coordination");

        private final String key;

        Partner(String key) {
            this.key = key;
        }

        /** As in the engine's configuration: {@code partner.<key>.url}. */
        public String key() {
            return key;
        }
    }

    /** How a dossier comes to the engine. */
    public enum Way {
        DVCLT_SENDS,
        /** DVCLT lays it out, the engine fetches it. */
        DVCLT_IS_ASKED,
        /** The coordination system sends it, under a number of its own. */
        COORDINATION_SENDS
    }

    /** TCP ports, 0 for any free one. */
    public record Ports(int dvclt, int ndxp, int oneStop, int portal, int payment, int coordination) {
        public static final Ports FREE = new Ports(0, 0, 0, 0, 0, 0);
    }

    /** @param dvcltTokenPath path of DVCLT's token call */
    public record Credentials(
            String dvcltUsername,
            String dvcltPassword,
            String dvcltTokenPath,
            String ndxpKey,
            String ndxpSecret,
            String oneStopToken,
            String portalUsername,
            String portalPassword) {
        /** For demos and tests only; every value says so. */
        public static final Credentials DEMO = new Credentials(
                "demo-dvclt",
                DemoSecrets.of("password-not-secret"),
                "/api/token",
                "demo-ndxp-key",
                DemoSecrets.of("ndxp-secret-not-secret"),
                DemoSecrets.of("one-stop-token-not-secret"),
                "demo-portal",
                DemoSecrets.of("portal-password-not-secret"));
    }

    /**
     * @param registerAfter from the request to its decision
     * @param slowPolls polls a dossier of scenario SLOW takes at least
     * @param identityNumberAfter from the decision to the personal identification number
     * @param units unit codes it knows; empty: all
     * @param refuseWrongForm refuses a form of the wrong generation instead of noting a warning
     * @param supplementRate share of dossiers, 0..1, sent back once for a supplement
     * @param rejectRate share of dossiers, 0..1, rejected
     * @param slowRate share of dossiers, 0..1, of scenario SLOW
     */
    public record Registry(
            Duration registerAfter,
            int slowPolls,
            Duration identityNumberAfter,
            Set<String> units,
            boolean refuseWrongForm,
            double supplementRate,
            double rejectRate,
            double slowRate) {
        public static final Registry PROMPT =
                new Registry(Duration.ofSeconds(1), 4, Duration.ofSeconds(5), Set.of(), false, 0, 0, 0);

        public Registry {
            units = Set.copyOf(units);
            if (supplementRate < 0 || rejectRate < 0 || slowRate < 0 || supplementRate + rejectRate + slowRate > 1)
                throw new IllegalArgumentException("scenario rates must be 0..1 and add up to at most 1");
        }

        public Registry withRegisterAfter(Duration now) {
            return new Registry(
                    now, slowPolls, identityNumberAfter, units, refuseWrongForm, supplementRate, rejectRate, slowRate);
        }

        public Registry withScenarios(double supplement, double reject, double slow) {
            return new Registry(
                    registerAfter, slowPolls, identityNumberAfter, units, refuseWrongForm, supplement, reject, slow);
        }

        public Registry withUnits(Set<String> known) {
            return new Registry(
                    registerAfter,
                    slowPolls,
                    identityNumberAfter,
                    known,
                    refuseWrongForm,
                    supplementRate,
                    rejectRate,
                    slowRate);
        }

        public Registry withWrongFormRefused() {
            return new Registry(
                    registerAfter, slowPolls, identityNumberAfter, units, true, supplementRate, rejectRate, slowRate);
        }
    }

    /**
     * @param engine base URL of the engine's partner API; empty: nothing is sent
     * @param token bearer token of the caller {@code dvclt}
     * @param count how many to send
     * @param perSecond how fast; 0: as fast as they are acknowledged
     * @param deathShare share of death dossiers, 0..1
     * @param timeout wait this long for an acknowledgement, then deliver again
     * @param firstRetry delay before the second delivery, doubled each time
     * @param lastRetry longest delay between deliveries
     * @param supplementAfter from an accepted supplement request to the next version
     * @param way how they come to the engine
     */
    public record Dossiers(
            Optional<URI> engine,
            String token,
            int count,
            double perSecond,
            double deathShare,
            Duration timeout,
            Duration firstRetry,
            Duration lastRetry,
            Duration supplementAfter,
            Way way) {
        public static final Dossiers NONE = new Dossiers(
                Optional.empty(),
                "",
                0,
                5,
                0,
                Duration.ofSeconds(30),
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                Way.DVCLT_SENDS);

        public Dossiers to(URI engineUrl, String callerToken) {
            return new Dossiers(
                    Optional.of(engineUrl),
                    callerToken,
                    count,
                    perSecond,
                    deathShare,
                    timeout,
                    firstRetry,
                    lastRetry,
                    supplementAfter,
                    way);
        }

        public Dossiers by(Way chosen) {
            return new Dossiers(
                    engine,
                    token,
                    count,
                    perSecond,
                    deathShare,
                    timeout,
                    firstRetry,
                    lastRetry,
                    supplementAfter,
                    chosen);
        }

        public Dossiers with(int number, double rate, double deaths) {
            return new Dossiers(
                    engine, token, number, rate, deaths, timeout, firstRetry, lastRetry, supplementAfter, way);
        }

        public Dossiers withDelays(Duration answer, Duration first, Duration last, Duration supplement) {
            return new Dossiers(engine, token, count, perSecond, deathShare, answer, first, last, supplement, way);
        }
    }

    public SimulatorOptions {
        faults = Map.copyOf(faults);
        broken = Set.copyOf(broken);
    }

    /** Faultless partners on free ports with demo credentials, in memory, sending nothing; seeded by the time. */
    public static SimulatorOptions demo() {
        return new SimulatorOptions(
                Ports.FREE,
                System.currentTimeMillis(),
                Credentials.DEMO,
                Duration.ofMinutes(2),
                Map.of(),
                Duration.ZERO,
                Set.of(),
                Optional.empty(),
                false,
                false,
                Registry.PROMPT,
                Dossiers.NONE);
    }

    /** For changing a few of them: {@code options.change().seed(7).build()}. */
    public SimulatorOptionsBuilder change() {
        return new SimulatorOptionsBuilder(this);
    }
}
