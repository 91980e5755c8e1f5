package vn.lienthong.inbound;

import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import vn.lienthong.dossier.IncomingDossier;

/** Body bytes → {@code IncomingDossier}. Leaves no header of the request: what follows must not depend on one. */
final class ReadDossier implements Processor {
    private final Function<byte[], IncomingDossier> reader;

    /** @param reader throws {@link Refused} with the answer for the sender */
    ReadDossier(Function<byte[], IncomingDossier> reader) {
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
            message.setBody(reader.apply(body == null ? new byte[0] : body));
        } catch (Refused refused) {
            ProblemAnswer.write(exchange, refused.problem());
        }
    }
}
