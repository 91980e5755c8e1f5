package vn.lienthong.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.lienthong.console.FakeEngine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.QueueAdmin.Selection;

class QueueRepairTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARKED = "/api/v1/queues/birth-forward/";

    private FakeEngine engine;

    @BeforeEach
    void start() {
        engine = new FakeEngine();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void a_redrive_is_done_in_the_name_of_the_caller_and_counted() throws Exception {
        JsonNode done = json(engine.post("operator", PARKED + "redrive", "{\"all\":true,\"reason\":\"đã sửa bảng\"}"));
        assertEquals(JSON.readTree("{\"count\":1,\"dryRun\":false}"), done);
        assertEquals(List.of("redrive by test-operator: đã sửa bảng"), engine.queues.done);
    }

    @Test
    void a_redrive_first_takes_what_was_mended_and_only_counting_does_not() throws Exception {
        engine.post("operator", PARKED + "redrive", "{\"all\":true,\"reason\":\"đã sửa bảng\",\"dryRun\":true}");
        assertEquals(0, engine.routes.saved);
        engine.post("operator", PARKED + "redrive", "{\"all\":true,\"reason\":\"đã sửa bảng\"}");
        assertEquals(1, engine.routes.saved);
    }

    @Test
    void a_redrive_may_name_messages() throws Exception {
        engine.post("operator", PARKED + "redrive", "{\"ids\":[7],\"reason\":\"đã sửa\"}");
        assertEquals(new Selection(List.of(7L), Optional.empty(), Optional.empty()), engine.queues.lastSelection);
    }

    @Test
    void a_redrive_may_name_what_went_wrong() throws Exception {
        engine.post(
                "operator",
                PARKED + "redrive",
                "{\"filter\":{\"class\":\"CONFIGURATION\",\"reason\":\"no-unit\"},\"reason\":\"đã sửa\"}");
        assertEquals(
                new Selection(List.of(), Optional.of(ErrorClass.CONFIGURATION), Optional.of("no-unit")),
                engine.queues.lastSelection);
    }

    /** How much must be said is for the province to say. */
    @Test
    void a_reason_may_be_one_letter_and_not_blanks() throws Exception {
        assertEquals(
                200,
                engine.post("operator", PARKED + "pause", "{\"reason\":\"x\"}").statusCode());
        assertEquals(
                400,
                engine.post("operator", PARKED + "pause", "{\"reason\":\"  \"}").statusCode());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redrive|{\"all\":true,\"reason\":\"thử\",\"dryRun\":true}",
                "skip|{\"ids\":[7],\"reason\":\"thử\",\"dryRun\":true}",
                "pause|{\"reason\":\"thử\",\"dryRun\":true}",
                "resume|{\"reason\":\"thử\",\"dryRun\":true}"
            })
    void a_dry_run_changes_nothing(String act, String body) throws Exception {
        assertTrue(
                json(engine.post("operator", PARKED + act, body)).get("dryRun").asBoolean());
        assertEquals(List.of(), engine.queues.done);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "skip|{\"ids\":[7],\"reason\":\"trùng\"}",
                "pause|{\"reason\":\"bảo trì\"}",
                "resume|{\"reason\":\"xong\"}"
            })
    void every_repair_says_who_and_why(String act, String body) throws Exception {
        assertEquals(200, engine.post("operator", PARKED + act, body).statusCode());
        assertEquals(1, engine.queues.done.size());
        assertTrue(engine.queues.done.get(0).contains(" by test-operator: "), engine.queues.done.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"all\":true}",
                "{\"all\":true,\"reason\":\"   \"}",
                "{\"all\":true,\"reason\":7}",
                "{\"reason\":\"không chọn gì\"}",
                "{\"all\":true,\"ids\":[1],\"reason\":\"chọn hai\"}",
                "{\"all\":false,\"reason\":\"không\"}",
                "{\"ids\":[],\"reason\":\"không\"}",
                "{\"ids\":[\"7\"],\"reason\":\"chữ\"}",
                "{\"filter\":{},\"reason\":\"trống\"}",
                "{\"filter\":{\"class\":\"ODD\"},\"reason\":\"lạ\"}",
                "{\"all\":true,\"reason\":\"thừa\",\"more\":1}",
                "{\"all\":true,\"reason\":\"con của 000123456789\"}",
                "{\"all\":true,\"all\":true,\"reason\":\"hai lần\"}",
                "[]",
                "{} {}",
                "{",
                ""
            })
    void a_repair_that_does_not_fit_the_description_is_refused(String body) throws Exception {
        assertEquals(400, engine.post("operator", PARKED + "redrive", body).statusCode(), body);
        assertEquals(List.of(), engine.queues.done);
    }

    @Test
    void an_unknown_queue_is_not_found() throws Exception {
        assertEquals(
                404,
                engine.post("operator", "/api/v1/queues/birth-lost/pause", "{\"reason\":\"bảo trì\"}")
                        .statusCode());
    }
}
