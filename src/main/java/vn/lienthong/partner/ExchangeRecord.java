package vn.lienthong.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import vn.lienthong.dossier.Exchanged;
import vn.lienthong.queue.Step;

/** Notes a call in the record of each dossier it was made for, whether or not the step succeeds. */
final class ExchangeRecord {
    /** Header set where dossiers are read: the id, or for a batch the ids. */
    static final String DOSSIER_IDS = "dossierIds";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private ExchangeRecord() {}

    /** A partner with one path for all its services names them in a header. */
    private static String service(Exchange exchange, String service) {
        return PLACE.matcher(service)
                .replaceAll(place ->
                        Matcher.quoteReplacement(exchange.getMessage().getHeader(place.group(1), "", String.class)));
    }

    static void add(Step step, Exchange exchange, PartnerEndpoint endpoint, String code, String reason, Duration took) {
        add(step, exchange, endpoint.name(), service(exchange, endpoint.service()), code, reason, took);
    }

    static void add(
            Step step, Exchange exchange, String partner, String service, String code, String reason, Duration took) {
        Collection<?> ids = exchange.getMessage().getHeader(DOSSIER_IDS, List.of(), Collection.class);
        int attempt = step.messages().get(0).attempts() + 1;
        Instant at = Instant.now().minus(took);
        for (Object id : ids) {
            step.addEvenIfFailed(new Exchanged(
                    ((Number) id).longValue(), at, partner, service, code, reason, attempt, took.toMillis()));
        }
    }
}
