package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;

class HealthIT {
    @TempDir
    Path data;

    /** The ones that docs/operations.md says what to do about. */
    @Test
    void tells_of_the_database_the_disk_the_routes_and_the_work() throws Exception {
        try (Simulators partners = Simulators.start(SimulatorOptions.demo(), Clock.systemUTC());
                Engine engine = EngineFixture.start(EngineFixture.settings(data, partners))) {
            Map<String, JsonNode> checks = checks(engine);
            assertTrue(
                    checks.keySet()
                            .containsAll(
                                    Set.of("database", "disk", "routes", "route files", "appointments", "calendar")),
                    checks.toString());
            assertEquals("UP", checks.get("database").path("status").asText());
            assertTrue(checks.get("disk").at("/detail/freeMegabytes").asLong() > 0, checks.toString());
        }
    }

    private static Map<String, JsonNode> checks(Engine engine) throws Exception {
        URI health = URI.create("http://127.0.0.1:" + engine.operationsPort() + "/observe/health");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                .body();
        Map<String, JsonNode> checks = new TreeMap<>();
        for (JsonNode check : new ObjectMapper().readTree(answer).path("checks"))
            checks.put(check.path("name").asText(), check);
        return checks;
    }
}
