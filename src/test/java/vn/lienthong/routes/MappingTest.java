package vn.lienthong.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.routing.RouteResources;
import vn.lienthong.steps.JqVocabulary;
import vn.lienthong.steps.JsonText;

/**
 * Every mapping file by example: {@code mappings/<folder>/<mapping>--<case>.json} holds {@code {in, out, headers,
 * variables}}. Of {@code out} only the fields it names are compared, at any depth of objects.
 */
class MappingTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/mappings");
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> examples() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files
                    .filter(Files::isRegularFile)
                    .map(file -> EXAMPLES.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void gives_what_the_example_says(String name) throws Exception {
        JsonNode example = JSON.readTree(EXAMPLES.resolve(name).toFile());
        JsonNode out = map(name.substring(0, name.indexOf("--")) + ".jq", example);
        assertSays(example.get("out"), out, "");
    }

    private static JsonNode map(String mapping, JsonNode example) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            JqVocabulary.of(
                            StatusTable.shipped(),
                            new vn.lienthong.config.RouteFiles(java.nio.file.Path.of("routes"), "none"))
                    .forEach((word, function) -> context.getRegistry().bind(word, function));
            RouteResources.bind(context, new RouteFiles(Path.of("routes"), "none"));
            JsonText.bind(context);
            context.start();
            Expression jq = context.resolveLanguage("jq").createExpression("resource:routes:" + mapping);
            jq.init(context);
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(example.get("in"));
            example.path("headers").properties().forEach(header -> exchange.getMessage()
                    .setHeader(header.getKey(), header.getValue().asText()));
            example.path("variables")
                    .properties()
                    .forEach(variable -> exchange.setVariable(
                            variable.getKey(), variable.getValue().toString()));
            return jq.evaluate(exchange, JsonNode.class);
        }
    }

    /** A text that holds JSON is compared as that JSON, where the example gives an object. */
    private static void assertSays(JsonNode expected, JsonNode actual, String at) throws IOException {
        JsonNode read = expected.isObject() && actual.isTextual() ? JSON.readTree(actual.asText()) : actual;
        if (!expected.isObject()) {
            assertEquals(expected, read, at);
            return;
        }
        for (var field : expected.properties()) {
            JsonNode value = read.path(field.getKey());
            assertSays(field.getValue(), value.isMissingNode() ? JSON.nullNode() : value, at + "/" + field.getKey());
        }
    }
}
