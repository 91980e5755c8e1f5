package vn.lienthong.partner;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code partner:NAME} – one call to a partner, with everything that is the same for all calls: lease and window
 * check, breaker, limits, log-in, a bounded answer that is only taken if it is JSON.
 */
public final class PartnerComponent extends DefaultComponent {
    private final Partners partners;

    public PartnerComponent(Partners partners) {
        this.partners = partners;
    }

    Partners partners() {
        return partners;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PartnerEndpoint endpoint = new PartnerEndpoint(uri, this, remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
