package vn.lienthong.inbound;

import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Body bytes → what a reader makes of them. Leaves no header of the request: what follows must not depend on one. */
final class ReadBody implements Processor {
    private final Function<byte[], ?> reader;

    /** @param reader throws {@link Refused} with the answer for the sender */
    ReadBody(Function<byte[], ?> reader) {
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
