package vn.lienthong.partner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** Asks a partner for a session, through the route that knows its words. */
final class LogIn {
    /** Exchange property of a call made only to get a token for another one. */
    static final String MARK = "lienthong.partner-log-in";

    private static final int LONGEST_SECONDS = 86_400;
    private static final int UNSAID_SECONDS = 300;

    private LogIn() {}

    /**
     * @param route takes the variables account and secret, gives {@code {token, expiresIn}} in seconds
     * @throws StepFailure when the partner gives none
     */
    static Session.Token through(String route, ProducerTemplate template, Partner partner) {
        Exchange answer = template.send(route, exchange -> {
            exchange.setProperty(MARK, true);
            exchange.setVariable("account", partner.credentials().account());
            exchange.setVariable("secret", partner.credentials().secret());
        });
        if (answer.getException() instanceof StepFailure failure) throw failure;
        Object given = answer.getException() == null ? answer.getMessage().getBody() : null;
        JsonNode body = given instanceof JsonNode json ? json : MissingNode.getInstance();
        String token = body.path("token").asText("");
        if (token.isEmpty() || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            partner.unusable();
            throw new StepFailure(ErrorClass.PARTNER_DOWN, partner.name(), "partner.no-token", partner.name());
        }
        long seconds =
                Math.max(1, Math.min(LONGEST_SECONDS, body.path("expiresIn").asLong(UNSAID_SECONDS)));
        return partner.session().token(token, Duration.ofSeconds(seconds));
    }
}
