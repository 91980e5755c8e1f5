package vn.lienthong.inbound;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Body bytes → checked JSON. Leaves no header of the request: what follows must not depend on one. */
final class ReadStatement implements Processor {
    private final StatementReader reader;

    ReadStatement(StatementReader reader) {
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
