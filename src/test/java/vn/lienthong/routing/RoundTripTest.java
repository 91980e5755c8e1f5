package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.yaml.LwModelToYAMLDumper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A visual editor loads a route, and writes it again with Camel's own YAML writer: nothing that runs may be lost on the
 * way. The writer of 4.17 leaves out the description and splits the addresses of components it knows into parameters;
 * both ways of writing load as the same route.
 */
class RoundTripTest {
    /** The part of an address behind the colon, as the writer calls it. */
    private static final Map<String, String> PATHS = Map.of(
            "direct", "name",
            "timer", "timerName",
            "platform-http", "path",
            "sql", "query",
            "log", "loggerName");

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(RouteCheck.ENDING))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_shipped_route_is_written_and_loads_equal(String file) throws Exception {
        String original = Files.readString(Path.of(file));
        String whole = written(original, false);
        assertEquals(whole, written(whole, false), "what the writer wrote loads as the same route");
        assertEquals(plain(original), plain(written(original, true)), "and says what the file says");
    }

    private static String written(String yaml, boolean parameters) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Resource resource = ResourceHelper.fromBytes("route.camel.yaml", yaml.getBytes(StandardCharsets.UTF_8));
            RouteBuilder builder = (RouteBuilder) PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(resource)
                    .iterator()
                    .next();
            List<RouteDefinition> routes = builder.configureRoutes(context).getRoutes();
            assertEquals(1, routes.size());
            return new LwModelToYAMLDumper().dumpModelAsYaml(context, routes.get(0), false, parameters, false, false);
        }
    }

    /** The file as nested maps and lists of texts, without the ids that the writer gives to unnamed steps. */
    private static Object plain(String yaml) throws Exception {
        return plain(YamlNode.parse(yaml));
    }

    private static Object plain(YamlNode node) {
        if (node.text() != null) return node.text();
        if (!node.items().isEmpty() || node.fields().isEmpty())
            return node.items().stream().map(RoundTripTest::plain).toList();
        Map<String, Object> fields = new TreeMap<>();
        node.fields().forEach((name, value) -> {
            boolean ofRoute = node.fields().containsKey("from");
            if (name.equals("id") && !ofRoute || name.equals("description")) return;
            fields.put(name, plain(value));
        });
        return whole(fields);
    }

    /** {@code uri: direct} with {@code parameters: {name: x}} is {@code uri: direct:x}. */
    private static Map<String, Object> whole(Map<String, Object> fields) {
        String path = PATHS.get(fields.getOrDefault("uri", ""));
        if (path == null || !(fields.get("parameters") instanceof Map<?, ?> parameters)) return fields;
        Map<String, Object> rest = new TreeMap<>();
        parameters.forEach((name, value) -> rest.put(String.valueOf(name), value));
        fields.put("uri", fields.get("uri") + ":" + rest.remove(path));
        if (rest.isEmpty()) fields.remove("parameters");
        else fields.put("parameters", rest);
        return fields;
    }
}
