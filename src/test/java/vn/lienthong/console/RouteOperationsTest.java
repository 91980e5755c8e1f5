package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RouteOperationsTest {
    private final FakeEngine engine = new FakeEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_observer_sees_the_routes_and_that_nothing_is_refused() throws Exception {
        JsonNode answer = FakeEngine.json(engine.get("observer", "/api/v1/routes"));
        assertEquals("0123456789ab", answer.at("/routes/0/hash").asText());
        assertTrue(answer.at("/routes/0/running").asBoolean());
        assertTrue(answer.get("refused").isNull());
    }

    @Test
    void an_observer_may_not_reload() throws Exception {
        assertEquals(403, engine.post("observer", "/api/v1/routes/reload", "{}").statusCode());
    }

    @Test
    void a_refused_reload_names_the_file_and_why_and_stays_in_sight() throws Exception {
        var answer = engine.post("operator", "/api/v1/routes/reload", "{}");
        assertEquals(409, answer.statusCode());
        assertTrue(FakeEngine.json(answer)
                .at("/errors/birth~11-next.camel.yaml/0")
                .asText()
                .contains("'x'"));
        JsonNode refused =
                FakeEngine.json(engine.get("observer", "/api/v1/routes")).get("refused");
        assertEquals("queue-would-orphan", refused.at("/faults/0/code").asText());
    }

    @Test
    void a_forced_reload_says_what_it_did_for_whom() throws Exception {
        var answer = engine.post("operator", "/api/v1/routes/reload", "{\"force\":true,\"reason\":\"bỏ bước này\"}");
        assertEquals(200, answer.statusCode());
        JsonNode done = FakeEngine.json(answer);
        assertEquals("reloaded", done.get("result").asText());
        assertEquals("removed", done.at("/changes/0/act").asText());
        assertEquals("bỏ bước này", engine.routes.last.request().why());
    }
}
