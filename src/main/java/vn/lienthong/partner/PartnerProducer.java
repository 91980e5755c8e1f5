package vn.lienthong.partner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultProducer;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;
import vn.lienthong.queue.StepFailure;

/**
 * Calls one service. Takes the body as JSON (or text), gives the answer as JSON and the HTTP status in the header
 * {@code partnerStatus}. Nothing else of the exchange goes out, and no header of the answer comes in.
 */
final class PartnerProducer extends DefaultProducer {
    private static final int MAX_DEPTH = 50;
    /** Exchange property with the session that the last call of the exchange showed. */
    private static final String USED_SESSION = "lienthong.partner-session";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(100_000_000)
                    .build())
            .build());

    private final PartnerEndpoint endpoint;
    private final Partners partners;
    private final Set<Integer> accepted;
    private ProducerTemplate template;

    PartnerProducer(PartnerEndpoint endpoint, Partners partners) {
        super(endpoint);
        this.endpoint = endpoint;
        this.partners = partners;
        this.accepted = endpoint.accepted();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        template = endpoint.getCamelContext().createProducerTemplate();
    }

    @Override
    protected void doStop() throws Exception {
        if (template != null) template.stop();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Partner partner = partners.get(endpoint.name());
        Step step = QueueConsumer.step(exchange);
        long start = System.nanoTime();
        String code = "";
        String reason = "ok";
        try {
            partners.requireNoWindow(endpoint.name());
            if (step != null) step.requireLease();
            PartnerHttp.Answer answer = call(partner, exchange);
            code = String.valueOf(answer.status());
            JsonNode body = judged(partner, answer, exchange.getProperty(LogIn.MARK, false, Boolean.class));
            Message message = exchange.getMessage();
            message.setBody(body);
            message.setHeader("partnerStatus", answer.status());
        } catch (StepFailure failure) {
            reason = failure.reason();
            throw failure;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (step != null) ExchangeRecord.add(step, exchange, endpoint, code, reason, took);
        }
    }

    private PartnerHttp.Answer call(Partner partner, Exchange exchange) throws Exception {
        if (endpoint.auth() != PartnerEndpoint.Auth.LOGIN) return send(partner, exchange, fixed(partner));
        Session session = partner.session();
        if (endpoint.isRenew()) session.refuse(exchange.getProperty(USED_SESSION, "", String.class));
        String token = session.get(() -> logIn(partner));
        PartnerHttp.Answer answer = sendAs(partner, exchange, token);
        if (answer.status() != 401) return answer;
        partner.unsure();
        session.refuse(token);
        return sendAs(partner, exchange, session.get(() -> logIn(partner)));
    }

    private PartnerHttp.Answer sendAs(Partner partner, Exchange exchange, String token) throws Exception {
        String field = endpoint.getSessionField();
        if (field == null) return send(partner, exchange, Optional.of("Bearer " + token));
        exchange.setProperty(USED_SESSION, token);
        Message message = exchange.getMessage();
        ObjectNode body = message.getMandatoryBody(JsonNode.class).deepCopy();
        return send(partner, message, bytes(body.put(field, token)), Optional.empty());
    }

    private PartnerHttp.Answer send(Partner partner, Exchange exchange, Optional<String> authorization)
            throws Exception {
        Message message = exchange.getMessage();
        byte[] body = endpoint.isSoap()
                ? message.getBody(String.class).getBytes(StandardCharsets.UTF_8)
                : bytes(message.getBody());
        return send(partner, message, body, authorization);
    }

    private PartnerHttp.Answer send(Partner partner, Message message, byte[] body, Optional<String> authorization) {
        return partner.call(
                endpoint.method(), path(message), endpoint.getContentType(), body, headers(message, authorization));
    }

    private Optional<String> fixed(Partner partner) {
        return switch (endpoint.auth()) {
            case BASIC -> Optional.of(partner.credentials().basic());
            case TOKEN -> Optional.of(partner.credentials().bearer());
            case NONE, LOGIN -> Optional.empty();
        };
    }

    private Map<String, String> headers(Message message, Optional<String> authorization) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", endpoint.isSoap() ? "text/xml" : "application/json");
        if (endpoint.isSoap()) headers.put("SOAPAction", '"' + endpoint.getSoap() + '"');
        authorization.ifPresent(value -> headers.put("Authorization", value));
        String key = message.getHeader(QueueComponent.KEY_HEADER, String.class);
        if (endpoint.isIdempotent() && key != null) headers.put("Idempotency-Key", key);
        return headers;
    }

    private Session.Token logIn(Partner partner) {
        return LogIn.through(endpoint.getLogin(), template, partner);
    }

    private JsonNode judged(Partner partner, PartnerHttp.Answer answer, boolean logIn) {
        boolean told = false;
        try {
            JsonNode body = read(answer);
            told = true;
            // That it hands out tokens does not yet say that it serves whoever brings one.
            if (logIn) partner.unsure();
            else partner.served();
            return body;
        } catch (StepFailure failure) {
            told = true;
            if (failure.errorClass() == ErrorClass.PARTNER_DOWN) partner.unusable();
            else partner.served();
            throw failure;
        } finally {
            if (!told) partner.unsure();
        }
    }

    private JsonNode read(PartnerHttp.Answer answer) {
        String name = endpoint.name();
        int status = answer.status();
        if (status == 500 && endpoint.isSoap()) return soap(answer, name); // so SOAP tells its faults
        if (status >= 500) {
            throw new StepFailure(ErrorClass.PARTNER_DOWN, name, "partner.server-error", name, String.valueOf(status));
        }
        if (status == 401 || status == 403) {
            // Every call would be refused the same way: hold the queues and say so, rather than park them all.
            throw new StepFailure(
                    ErrorClass.PARTNER_DOWN, name, "partner.credentials-refused", name, String.valueOf(status));
        }
        if (status == 429) throw new StepFailure(ErrorClass.PARTNER_BUSY, name, "partner.busy", name);
        if (status >= 300 && status < 400) {
            throw new StepFailure(ErrorClass.CONFIGURATION, name, "partner.redirects", name, String.valueOf(status));
        }
        if (status >= 300 && !accepted.contains(status)) {
            throw new StepFailure(ErrorClass.PARTNER_REFUSED, name, "partner.refused", name, String.valueOf(status));
        }
        if (endpoint.isSoap()) return soap(answer, name);
        boolean empty = answer.body() == null || new String(answer.body(), StandardCharsets.UTF_8).isBlank();
        if (empty && endpoint.isEmptyAnswer()) return JSON.createObjectNode();
        try {
            JsonNode body = empty ? null : JSON.readTree(answer.body());
            if (body != null && (body.isContainerNode() || endpoint.isEmptyAnswer())) return body;
        } catch (IOException notJson) {
            // Falls through: its text may echo personal data and is not kept.
        }
        throw new StepFailure(ErrorClass.PARTNER_DOWN, name, "partner.not-json", name);
    }

    /**
     * A fault is a no of the partner's where it says that our call was to blame, and a failure of its own otherwise.
     */
    private static JsonNode soap(PartnerHttp.Answer answer, String name) {
        String status = String.valueOf(answer.status());
        try {
            SoapAnswer read = SoapAnswer.read(answer.body() == null ? new byte[0] : answer.body());
            if (read.refused())
                throw new StepFailure(ErrorClass.PARTNER_REFUSED, name, "partner.refused", name, status);
            if (!read.fault() && answer.status() < 300) return read.body();
        } catch (SoapAnswer.Unreadable notSoap) {
            if (answer.status() < 300) throw new StepFailure(ErrorClass.PARTNER_DOWN, name, "partner.not-json", name);
        }
        throw new StepFailure(ErrorClass.PARTNER_DOWN, name, "partner.server-error", name, status);
    }

    private String path(Message message) {
        Matcher places = PLACE.matcher(endpoint.getPath());
        return places.replaceAll(
                place -> Matcher.quoteReplacement(segment(message.getHeader(place.group(1), "", String.class))));
    }

    /** One segment, whatever it holds; nothing and dots would be another path. */
    private String segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new StepFailure(
                    ErrorClass.CONFIGURATION, endpoint.name(), "partner.address-unusable", endpoint.name());
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static byte[] bytes(Object body) throws IOException {
        if (body instanceof JsonNode json) return JSON.writeValueAsBytes(json);
        return String.valueOf(body).getBytes(StandardCharsets.UTF_8);
    }
}
