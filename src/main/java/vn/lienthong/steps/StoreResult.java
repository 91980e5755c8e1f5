package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * {@code dossier:result} – keeps the registry's result. Body: {@code {result: {…}, paper: {content (base64), title,
 * fileName}}}, paper optional; the body stays as it is.
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
        Changes.ResultPaper stored = paper.path("content").asText("").isEmpty() ? null : store(paper);
        Dossiers.take(
                exchange,
                services.changes().storeResult(dossier, body.path("result"), stored, exchange.getFromRouteId()));
    }

    private Changes.ResultPaper store(JsonNode paper) {
        byte[] content;
        try {
            content = Base64.getMimeDecoder().decode(paper.path("content").asText());
        } catch (IllegalArgumentException notBase64) {
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "ndxp", "registry.paper-unreadable");
        }
        if (!startsWith(content, PDF))
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, "ndxp", "registry.paper-unreadable");
        String address = services.documents().put(content);
        return new Changes.ResultPaper(
                0,
                paper.path("title").asText(""),
                paper.path("fileName").asText(""),
                "application/pdf",
                content.length,
                address);
    }

    private static boolean startsWith(byte[] content, byte[] start) {
        if (content.length < start.length) return false;
        for (int i = 0; i < start.length; i++) if (content[i] != start[i]) return false;
        return true;
    }
}
