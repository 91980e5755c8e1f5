package vn.lienthong.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.Holds;
import vn.lienthong.queue.PartnerGate;
import vn.lienthong.queue.StepFailure;

/** The configured partners; decides which queues may run. */
public final class Partners implements PartnerGate, AutoCloseable {
    private final Map<String, Partner> partners = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Holds holds;
    private volatile Runnable reopened = () -> {};

    public Partners(Clock clock) {
        this.clock = clock;
    }

    /** @param breaker closed, open or probing; @param latencyMillis of the last call, -1 before the first */
    public record State(
            String name, String breaker, Instant lastSuccess, long latencyMillis, List<Holds.Hold> windows) {}

    public void add(CamelContext context, PartnerProfile profile, Credentials credentials) {
        partners.put(profile.name(), new Partner(context, profile, credentials, clock, () -> reopened.run()));
    }

    /** @param reopened told when a breaker has closed again */
    public void connect(Holds holds, Runnable reopened) {
        this.holds = holds;
        this.reopened = reopened;
    }

    /** @throws StepFailure CONFIGURATION when the partner has no address */
    Partner get(String name) {
        Partner partner = partners.get(name);
        if (partner == null) throw new StepFailure(ErrorClass.CONFIGURATION, name, "partner.not-configured", name);
        return partner;
    }

    /** @throws StepFailure PARTNER_DOWN while the partner is in a maintenance window */
    void requireNoWindow(String name) {
        if (holds != null && holds.window(name).isPresent()) {
            throw StepFailure.notTried(name, "partner.in-window", name);
        }
    }

    @Override
    public int permits(String name) {
        Partner partner = partners.get(name);
        return partner == null ? Integer.MAX_VALUE : partner.breaker().permits();
    }

    @Override
    public boolean failsAlone(String name, String line) {
        Partner partner = partners.get(name);
        return partner == null || partner.breaker().failsAlone(line);
    }

    public List<State> states() {
        return partners.values().stream()
                .sorted(java.util.Comparator.comparing(Partner::name))
                .map(partner -> new State(
                        partner.name(),
                        partner.breaker().state().name().toLowerCase(java.util.Locale.ROOT),
                        partner.breaker().lastSuccess(),
                        partner.lastMillis(),
                        holds == null ? List.of() : holds.windows(partner.name())))
                .toList();
    }

    @Override
    public void close() {
        partners.values().forEach(Partner::close);
    }
}
