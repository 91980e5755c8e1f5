package vn.lienthong.inbound;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One act of {@link InboundComponent}; only a producer. */
final class InboundEndpoint extends DefaultEndpoint {
    private final Processor act;

    InboundEndpoint(String uri, Component component, Processor act) {
        super(uri, component);
        this.act = act;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                act.process(exchange);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("inbound: can only be called, requests come from platform-http:");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
