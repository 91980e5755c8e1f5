package vn.lienthong.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import vn.lienthong.config.Durations;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueComponent;
import vn.lienthong.queue.QueueConsumer;
import vn.lienthong.queue.Step;

/**
 * Stands where routes begin and where they send to: nothing comes in by itself, what is sent to a queue is only noted,
 * and a route that is called runs, unless the test stands in for it.
 */
final class Doors {
    private static final List<String> SCHEMES =
            List.of("queue", "direct", "platform-http", "timer", "schedule", "quartz", "sql");
    /** Set by a partner call that needs a token. */
    private static final String LOG_IN = "lienthong.partner-log-in";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final RouteFiles files;
    private final RouteShelf shelf;
    private volatile Script script;

    /** @param shelf of routes that others call */
    Doors(RouteFiles files, RouteShelf shelf) {
        this.files = files;
        this.shelf = shelf;
    }

    /** Where a route begins. @param options of its address, as written */
    record Entry(String uri, DefaultConsumer consumer, Map<String, Object> options) {
        boolean isBatch() {
            return !String.valueOf(options.getOrDefault("batch", "1")).equals("1");
        }
    }

    Map<String, Component> components() {
        Map<String, Component> components = new TreeMap<>();
        SCHEMES.forEach(scheme -> components.put(scheme, new Door(scheme)));
        return components;
    }

    Optional<Entry> entry(String uri) {
        return Optional.ofNullable(entries.get(uri));
    }

    void play(Script next) {
        script = next;
    }

    /** Commits all but messages, which are noted. */
    Commits commits(Commits behind) {
        return new Commits() {
            @Override
            public void commit(List<? extends Effect> effects) {
                script.commit(behind, effects);
            }

            @Override
            public void commitDurably(List<? extends Effect> effects) {
                script.commit(behind, effects);
            }
        };
    }

    private final class Door extends DefaultComponent {
        private final String scheme;

        private Door(String scheme) {
            this.scheme = scheme;
            setAutowiredEnabled(false); // or Camel takes it for the component it stands in for
        }

        @Override
        protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
            Map<String, Object> options = new TreeMap<>(parameters);
            parameters.clear();
            return new Place(uri, this, scheme + ":" + name, options);
        }
    }

    private final class Place extends DefaultEndpoint {
        private final String address;
        private final Map<String, Object> options;

        private Place(String uri, Door door, String address, Map<String, Object> options) {
            super(uri, door);
            this.address = address;
            this.options = options;
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            DefaultConsumer consumer = new DefaultConsumer(this, processor);
            entries.put(address, new Entry(address, consumer, options));
            return consumer;
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    if (address.startsWith("queue:")) send(exchange, address.substring("queue:".length()), options);
                    else if (address.startsWith("sql:")) ask(exchange, address.substring("sql:".length()));
                    else call(exchange, address);
                }
            };
        }
    }

    private void send(Exchange exchange, String queue, Map<String, Object> options) {
        Duration delay = Durations.parse(String.valueOf(options.getOrDefault("delay", "0ms")))
                .orElse(Duration.ZERO);
        String line = exchange.getMessage().getHeader(QueueComponent.LINE_HEADER, String.class);
        if (line == null) throw new IllegalStateException("queue:" + queue + " needs the header dossier");
        NewMessage message =
                new NewMessage(queue, line, text(exchange.getMessage().getBody()), delay, line + "/" + queue);
        Step step = QueueConsumer.step(exchange);
        if (step != null) step.add(message);
        else script.send(message);
    }

    private void call(Exchange exchange, String uri) throws Exception {
        Optional<JsonNode> answer = script.route(uri, json(exchange.getMessage().getBody()));
        if (answer.isEmpty() && exchange.getProperty(LOG_IN, false, Boolean.class))
            answer = Optional.of(JSON.createObjectNode().put("token", "trial").put("expiresIn", 3600));
        if (answer.isPresent()) {
            exchange.getMessage().setBody(answer.get());
            return;
        }
        shelf.needBeginning(uri);
        Entry entry = entry(uri).orElseThrow(() -> new IllegalStateException("no route begins with " + uri));
        script.reach(uri);
        entry.consumer().getProcessor().process(exchange);
    }

    private void ask(Exchange exchange, String written) throws IOException {
        OneStopStatement statement = OneStopStatement.of(written, files);
        JsonNode bound = statement.bound(json(exchange.getMessage().getBody()));
        exchange.getMessage().setBody(script.statement(statement.name(), bound));
    }

    private static String text(Object body) {
        return body == null ? "{}" : body.toString();
    }

    /** What it says as JSON, else as text; missing where there is nothing. A stream is read to its end. */
    static JsonNode json(Object body) {
        if (body instanceof JsonNode json) return json;
        if (body == null) return MissingNode.getInstance();
        String text = written(body);
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(text);
        }
    }

    private static String written(Object body) {
        if (body instanceof byte[] bytes) return new String(bytes, StandardCharsets.UTF_8);
        if (!(body instanceof InputStream stream)) return body.toString();
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
