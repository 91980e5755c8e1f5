package vn.lienthong.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.Receipt;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueComponent;

/**
 * {@code dossier:receive?next=QUEUE} – takes an incoming dossier for good and sends it on to the queue, in one
 * transaction that is on the disk when this returns. Body afterwards: {@code {dossier, version, outcome}}.
 */
final class Receive implements Processor {
    private final DossierServices services;
    private final String next;

    Receive(DossierServices services, String next) {
        this.services = services;
        this.next = next;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        IncomingDossier incoming = exchange.getMessage().getMandatoryBody(IncomingDossier.class);
        Receipt receipt = services.intake().receive(incoming, dossier -> List.of(message(dossier)));
        ObjectNode body = Json.object()
                .put("dossier", receipt.number())
                .put("version", receipt.version())
                .put("outcome", receipt.outcome().name());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(QueueComponent.LINE_HEADER, receipt.number());
    }

    private NewMessage message(Dossier dossier) {
        String body = StatusRecord.of(dossier, dossier.receivedAt(), null).toString();
        String key = dossier.number() + "/" + next + "/" + dossier.version() + "/" + dossier.status();
        return new NewMessage(next, dossier.number(), body, Duration.ZERO, key);
    }
}
