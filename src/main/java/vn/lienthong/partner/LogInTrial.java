package vn.lienthong.partner;

import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.queue.StepFailure;

/**
 * Logs in at a partner only to see whether it takes our account: by the route {@code direct:<partner>-login} that every
 * call uses, within the partner's limits. The session it gets is thrown away.
 */
public final class LogInTrial {
    private final CamelContext context;
    private final Partners partners;

    public LogInTrial(CamelContext context, Partners partners) {
        this.context = context;
        this.partners = partners;
    }

    /** Whether this partner has a log-in of its own; a fixed token is shown with each call instead. */
    public boolean knows(String partner) {
        return context.getRoutes().stream()
                .anyMatch(found -> found.getEndpoint().getEndpointUri().equals("direct://" + partner + "-login"));
    }

    /** @return why it was refused; empty when the partner gave a session */
    public Optional<StepFailure> at(String partner) {
        try (ProducerTemplate template = context.createProducerTemplate()) {
            LogIn.through("direct:" + partner + "-login", template, partners.get(partner));
            return Optional.empty();
        } catch (StepFailure failure) {
            return Optional.of(failure);
        } catch (java.io.IOException closing) {
            return Optional.empty();
        }
    }
}
