package vn.lienthong.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import vn.lienthong.dossier.DossierQueries.Exchange;
import vn.lienthong.text.Times;

/** One call of a partner, as the operations API and an export tell it. */
public final class ExchangeJson {
    private ExchangeJson() {}

    public static ObjectNode of(Exchange exchange) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", Times.iso(exchange.at()))
                .put("partner", exchange.partner())
                .put("service", exchange.service())
                .put("code", exchange.code())
                .put("text", exchange.text())
                .put("attempt", exchange.attempt())
                .put("milliseconds", exchange.milliseconds());
    }
}
