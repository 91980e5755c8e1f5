package vn.lienthong.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/** {@code feedback:WORD} – ratings, questions and answers; the words are listed in {@code routes/README.md}. */
public final class FeedbackComponent extends DefaultComponent {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUTCOME = "outcome";
    private static final String UNKNOWN = "UNKNOWN";
    private static final String QUESTION = "question";

    private final FeedbackServices services;

    public FeedbackComponent(FeedbackServices services) {
        this.services = services;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String word, Map<String, Object> parameters) {
        return new ProcessorEndpoint(uri, this, processor(word, parameters));
    }

    private Processor processor(String word, Map<String, Object> parameters) {
        return switch (word) {
            case "keep-rating" -> {
                String next = next(parameters);
                yield exchange -> keepRating(exchange, next);
            }
            case "read-rating" -> this::readRating;
            case "keep-question" -> {
                String next = next(parameters);
                yield exchange -> keepQuestion(exchange, next);
            }
            case "read-question" -> this::readQuestion;
            case "handed" -> exchange -> step(exchange, services.questions().handed(question(exchange)));
            case "keep-answer" -> {
                String next = next(parameters);
                yield exchange -> keepAnswer(exchange, next);
            }
            case "returned" -> exchange -> step(exchange, services.questions().returned(question(exchange)));
            default -> throw new IllegalArgumentException("feedback: knows no word " + word);
        };
    }

    private String next(Map<String, Object> parameters) {
        return Objects.requireNonNull(getAndRemoveParameter(parameters, "next", String.class), "next is missing");
    }

    private void keepRating(Exchange exchange, String next) {
        JsonNode body = body(exchange);
        String dimension = body.path("dimension").asText();
        int score = body.path("score").asInt();
        Dossier dossier = services.dossiers().apply(body.path("dossier").asText());
        exchange.getMessage().setHeader(OUTCOME, outcome(body, dossier, dimension, score, next));
    }

    private String outcome(JsonNode body, Dossier dossier, String dimension, int score, String next) {
        if (!services.rules().dimensions().contains(dimension)) return "NO_SUCH_DIMENSION";
        if (!services.rules().allows(score)) return "OUT_OF_BOUNDS";
        if (dossier == null) return UNKNOWN;
        String message = JSON.createObjectNode()
                .put("dossier", dossier.number())
                .put("dimension", dimension)
                .toString();
        String key = dossier.number() + "/" + next + "/" + dimension;
        return services.ratings()
                .keep(
                        dossier,
                        dimension,
                        score,
                        time(body.path("at")),
                        body.path("comment").asText(""),
                        new NewMessage(next, dossier.number(), message, Duration.ZERO, key))
                .name();
    }

    private void readRating(Exchange exchange) {
        JsonNode body = body(exchange);
        Dossier dossier = services.dossiers().apply(body.path("dossier").asText());
        String dimension = body.path("dimension").asText();
        Rating rating = services.ratings().find(dossier, dimension).orElseThrow();
        exchange.getMessage()
                .setBody(JSON.createObjectNode()
                        .put("dossier", dossier.number())
                        .put("oneStopNumber", dossier.oneStopNumber())
                        .put("procedure", dossier.procedure())
                        .put("dimension", dimension)
                        .put("score", rating.score())
                        .put("at", rating.at().toString())
                        .put("comment", services.ratings().comment(dossier, dimension)));
        exchange.getMessage().setHeader("dossierIds", List.of(dossier.id()));
    }

    private void keepQuestion(Exchange exchange, String next) {
        JsonNode body = body(exchange);
        String id = body.path("id").asText();
        ObjectNode content = body.path("question") instanceof ObjectNode object ? object : JSON.createObjectNode();
        if (id.length() > Questions.MAX_ID_CHARS) id = "";
        step(exchange, services.questions().keep(id, content, message(next, id)));
    }

    private void keepAnswer(Exchange exchange, String next) {
        JsonNode body = body(exchange);
        String id = body.path("id").asText();
        var outcome = services.questions().answer(id, (ObjectNode) body.path("answer"), message(next, id));
        exchange.getMessage().setHeader(OUTCOME, outcome.name());
    }

    private static NewMessage message(String next, String id) {
        String line = "question-" + id;
        String body = JSON.createObjectNode().put("question", id).toString();
        return new NewMessage(next, line, body, Duration.ZERO, line + "/" + next);
    }

    private static void step(Exchange exchange, List<? extends Effect> effects) {
        Step step = QueueConsumer.step(exchange);
        if (step == null) throw new IllegalStateException("only within a step that a queue started");
        effects.forEach(step::add);
    }

    private void readQuestion(Exchange exchange) {
        String id = body(exchange).path("question").asText();
        exchange.getMessage().setBody(services.questions().read(id));
        exchange.getMessage().setHeader(QUESTION, id);
    }

    /** The question that this step has read; the body may be a partner's answer by now. */
    private static String question(Exchange exchange) {
        return Objects.requireNonNull(exchange.getMessage().getHeader(QUESTION, String.class), "no question was read");
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() && !text.asText().isEmpty() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static JsonNode body(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        return body instanceof JsonNode json ? json : JSON.createObjectNode();
    }
}
