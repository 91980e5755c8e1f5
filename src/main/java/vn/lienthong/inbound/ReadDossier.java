package vn.lienthong.inbound;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Body bytes → {@code IncomingDossier}. Leaves no header of the request: what follows must not depend on one. */
final class ReadDossier implements Processor {
    private final DossierReader reader;

    ReadDossier(DossierReader reader) {
        this.reader = reader;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        ProblemAnswer.rememberTraceId(exchange);
        byte[] body = message.getBody(byte[].class);
        message.removeHeaders("*");
        message.setHeader(TraceId.HEADER, ProblemAnswer.traceId(exchange));
        try {
            message.setBody(reader.read(body == null ? new byte[0] : body));
        } catch (Refused refused) {
            ProblemAnswer.write(exchange, refused.problem());
        }
    }
}
