package vn.lienthong.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** {@code payment:WORD} – what a route can say about a payment; the words are listed in {@code routes/README.md}. */
public final class PaymentComponent extends DefaultComponent {
    private final PaymentServices services;

    public PaymentComponent(PaymentServices services) {
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word, parameters));
    }

    private Processor processor(String word, Map<String, Object> parameters) {
        PaymentWords words = new PaymentWords(services);
        return switch (word) {
            case "open" -> words::open;
            case "initialised" -> words::initialised;
            case "read" -> words::read;
            case "asked" -> words::asked;
            case "hold" -> words::hold;
            case "forged" -> words::forged;
            case "still-open" -> words::stillOpen;
            case "report" -> words::report;
            case "take" -> {
                String next = text(parameters, "next");
                yield exchange -> words.take(exchange, next);
            }
            case "daily" -> {
                String next = text(parameters, "next");
                yield exchange -> words.daily(exchange, next);
            }
            case "sign" -> {
                PaymentSignature signature = signature(parameters);
                yield exchange -> {
                    ObjectNode body =
                            exchange.getMessage().getBody(ObjectNode.class).deepCopy();
                    exchange.getMessage().setBody(body.put(PaymentSignature.FIELD, signature.of(body)));
                };
            }
            case "check" -> {
                PaymentSignature signature = signature(parameters);
                yield exchange -> {
                    JsonNode body = exchange.getMessage().getBody(JsonNode.class);
                    exchange.getMessage().setHeader("genuine", signature.isGenuine(body) ? "yes" : "no");
                    exchange.getMessage()
                            .setHeader(
                                    "today", services.reconciliation().today().toString());
                };
            }
            default -> throw new IllegalArgumentException("payment: knows no word " + word);
        };
    }

    private PaymentSignature signature(Map<String, Object> parameters) {
        String[] fields = text(parameters, "fields").split(",");
        return new PaymentSignature(Arrays.stream(fields).map(String::strip).toList(), services.secret());
    }

    private String text(Map<String, Object> parameters, String name) {
        return Objects.requireNonNull(getAndRemoveParameter(parameters, name, String.class), name + " is missing");
    }
}
