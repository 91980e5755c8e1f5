package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Dossier;

/**
 * {@code dossier:result} – keeps the registry's result. Body: {@code {result: {…}, paper: {content (base64), title,
 * fileName}}}, paper optional, or with the {@code address} of a kept document for its content; the body stays as it is.
 * A later result, e.g. with the identification number, stands for the earlier one. A paper that cannot be read is a
 * warning for the officer: the registration stands without it.
 */
final class StoreResult implements Processor {
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private final DossierServices services;

    StoreResult(DossierServices services) {
        this.services = services;
    }

    @Override
    public void process(Exchange exchange) {
        Dossier dossier = Dossiers.current(exchange, services);
        JsonNode body = Json.body(exchange);
        JsonNode paper = body.path("paper");
        String by = exchange.getFromRouteId();
        byte[] content = paper.hasNonNull("address")
                ? services.documents().get(paper.path("address").asText())
                : content(paper.path("content").asText(""));
        Changes.ResultPaper kept = content.length == 0 ? null : keep(paper, content);
        JsonNode result = body.path("result").isObject() ? body.path("result") : Json.object();
        Changes.Changed changed = services.changes().storeResult(dossier, result, kept, by);
        Dossiers.take(exchange, changed);
        boolean first = services.queries().result(dossier).isEmpty();
        if (first && !startsWith(content, PDF)) {
            Dossiers.take(exchange, services.changes().warn(changed.dossier(), List.of("result-paper-not-pdf"), by));
        }
    }

    /** Empty where there is none, or none that can be read. */
    static byte[] content(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    private Changes.ResultPaper keep(JsonNode paper, byte[] content) {
        return new Changes.ResultPaper(
                0,
                paper.path("title").asText(""),
                paper.path("fileName").asText(""),
                startsWith(content, PDF) ? "application/pdf" : "application/octet-stream",
                content.length,
                services.documents().put(content));
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}
