package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SyntheticDossier;

/** Route files are edited while the engine runs. */
class RouteReloadIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORWARD = "birth/2-forward-to-civil-registry.camel.yaml";
    private static final String SUBMIT = "partners/registry-submit.camel.yaml";
    private static final String REPORT = "partners/dvclt-status.camel.yaml";
    private static final String RETURN = "birth/5-return-result.camel.yaml";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private EditableRoutes routes;
    private LifeCycle life;

    private void start(Map<String, String> more) throws Exception {
        routes = new EditableRoutes(directory.resolve("routes"));
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("lienthong.routes-dir", routes.folder.toString());
        life = LifeCycle.start(directory.resolve("data"), settings);
    }

    @AfterEach
    void stop() {
        if (life != null) life.close();
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + life.engine.operationsPort() + path);
        String token =
                Files.readString(directory.resolve("data/operator.token")).strip();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode routes() throws Exception {
        return JSON.readTree(call("GET", "/api/v1/routes", null).body());
    }

    private String description(String id) throws Exception {
        for (JsonNode route : routes().get("routes"))
            if (route.get("id").asText().equals(id))
                return route.get("description").asText();
        return "";
    }

    private JsonNode refused() throws Exception {
        return routes().get("refused");
    }

    private List<EventLog.Line> log(String kind) {
        return life.engine.log().read(null, kind, null, null).lines();
    }

    private long unfinished(String queue) {
        return life.engine.queues().queues().stream()
                .filter(state -> state.name().equals(queue))
                .mapToLong(state -> state.waiting() + state.working() + state.parked())
                .sum();
    }

    private boolean isReturned(SyntheticDossier dossier) {
        return life.engine
                .dossiers()
                .find(dossier.number())
                .filter(found -> found.status() == Status.RETURNED)
                .isPresent();
    }

    private void awaitRefused(String code) {
        await().atMost(PATIENCE)
                .until(() -> refused().path("faults").findValuesAsText("code").contains(code));
    }

    @Test
    void edits_while_50_dossiers_are_in_flight_lose_none_and_keep_their_order() throws Exception {
        start(Map.of("partner.registry.first-poll-delay", "2s"));
        List<SyntheticDossier> dossiers = new ArrayList<>();
        for (int i = 0; i < 50; i++) dossiers.add(life.birth());
        List<java.util.concurrent.Future<Boolean>> sending = new ArrayList<>();
        for (SyntheticDossier dossier : dossiers)
            sending.add(life.partners.dvclt().send(life.url, dossier.json()));
        List<Long> milliseconds = new ArrayList<>();
        List<Long> inFlight = new ArrayList<>();
        for (String file : List.of(FORWARD, SUBMIT, REPORT, "shared/take-result.camel.yaml", RETURN)) {
            String text = routes.read(file);
            String id = text.replaceAll("(?s).*\\n    id: (\\S+).*", "$1");
            inFlight.add(
                    dossiers.stream().filter(dossier -> !isReturned(dossier)).count());
            long begin = System.nanoTime();
            routes.write(file, text.replaceFirst("description: ", "description: Mới – "));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> description(id)
                    .startsWith("Mới"));
            milliseconds.add((System.nanoTime() - begin) / 1_000_000);
        }
        System.getLogger("reload")
                .log(System.Logger.Level.INFO, "active after, ms: " + milliseconds + ", in flight: " + inFlight);
        assertEquals(50, inFlight.get(0));
        for (var sent : sending) assertTrue(sent.get(), "taken");
        for (SyntheticDossier dossier : dossiers) life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
        life.engine.queues().queues().forEach(queue -> assertEquals(0, queue.parked(), queue.name()));
        assertEquals(List.of(), life.partners.dvclt().ledger().violations());
        assertEquals(List.of(), life.partners.ndxp().ledger().violations());
        for (SyntheticDossier dossier : dossiers)
            assertEquals(1, life.partners.oneStop().ledger().deliveries(dossier.number()));
        assertEquals(5, log("route.reloaded").size());
        assertTrue(milliseconds.stream().allMatch(time -> time < 30_000), milliseconds.toString());
    }

    @Test
    void a_broken_save_leaves_the_old_route_running_and_says_so_everywhere() throws Exception {
        start(Map.of());
        String good = routes.read(FORWARD);
        routes.write(FORWARD, good.replace("uri: direct:submit-registration", "uri: seda:lost"));
        awaitRefused("scheme");
        assertEquals(1, log("route.reload-refused").size());
        assertTrue(log("route.reload-refused").get(0).actor().startsWith("file:"));
        assertTrue(call("GET", "/observe/metrics", null).body().contains("lienthong_routes_refused 1.0"));
        assertTrue(call("GET", "/observe/health", null).body().contains(FORWARD));
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);

        routes.write(FORWARD, good);
        await().atMost(PATIENCE).until(() -> refused().isNull());
    }

    @Test
    void the_log_says_who_changed_what_from_which_content_to_which() throws Exception {
        start(Map.of("routes.reload.watch", "false"));
        routes.replace(FORWARD, "description: ", "description: Mới – ");
        assertEquals(200, call("POST", "/api/v1/routes/reload", "{}").statusCode());
        EventLog.Line line = log("route.reloaded").get(0);
        assertEquals(FORWARD, line.detail().get("file").asText());
        assertEquals("CHANGED", line.detail().get("act").asText());
        assertTrue(line.detail().get("before").asText().matches("[0-9a-f]{12}"));
        assertFalse(line.detail().get("before").equals(line.detail().get("after")));
        assertFalse(line.actor().startsWith("file:"), line.actor());
    }

    @Test
    void without_the_watch_a_save_waits_for_the_operator() throws Exception {
        start(Map.of("routes.reload.watch", "false", "routes.reload.interval", "50ms"));
        routes.replace(FORWARD, "description: ", "description: Mới – ");
        assertFalse(description("birth-2-forward-to-civil-registry").startsWith("Mới"));
        call("POST", "/api/v1/routes/reload", "{}");
        assertTrue(description("birth-2-forward-to-civil-registry").startsWith("Mới"));
    }

    @Test
    void a_deleted_route_whose_queue_holds_messages_goes_only_by_force_and_they_wait_for_a_new_one() throws Exception {
        start(Map.of("routes.reload.watch", "false"));
        QueueAdmin.Act act = new QueueAdmin.Act("test", "keep it there");
        life.engine.queues().pause("birth-return", act);
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        await().atMost(PATIENCE).until(() -> unfinished("birth-return") == 1);
        life.engine.queues().resume("birth-return", act);
        life.awaitStatus(dossier, Status.RETURNED);

        life.engine.queues().pause("birth-return", act);
        SyntheticDossier next = life.birth();
        life.send(next);
        await().atMost(PATIENCE).until(() -> unfinished("birth-return") == 1);
        String text = routes.read(RETURN);
        routes.delete(RETURN);
        HttpResponse<String> answer = call("POST", "/api/v1/routes/reload", "{}");
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("birth-return"), answer.body());

        assertEquals(
                200, call("POST", "/api/v1/routes/reload", "{\"force\":true}").statusCode());
        life.engine.queues().resume("birth-return", act);
        assertEquals(1, unfinished("birth-return"), "kept");
        assertTrue(life.engine.queues().queues().stream()
                .anyMatch(queue -> queue.name().equals("birth-return") && !queue.hasRoute()));

        routes.write(RETURN, text);
        assertEquals(200, call("POST", "/api/v1/routes/reload", "{}").statusCode());
        life.awaitCallbacks(next, 1, 3, 7, 4, 5);
    }

    @Test
    void a_route_that_does_not_start_is_taken_back_and_the_old_one_goes_on() throws Exception {
        start(Map.of("routes.reload.watch", "false"));
        routes.replace(FORWARD, "        partner: ndxp\n", "        partner: ndxp\n        concurrency: 100000\n");
        HttpResponse<String> answer = call("POST", "/api/v1/routes/reload", "{}");
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("100000"), answer.body());
        assertEquals(1, log("route.reload-rolled-back").size());
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
    }

    @Test
    void a_statement_that_was_edited_is_used_by_the_route_that_names_it() throws Exception {
        try (OneStopTables tables = OneStopTables.on("h2", directory)) {
            routes = new EditableRoutes(directory.resolve("routes"));
            Map<String, String> settings = tables.settings("dak-lak");
            settings.put("lienthong.routes-dir", routes.folder.toString());
            life = LifeCycle.startProvince(directory.resolve("data"), settings);
            routes.replace("provinces/dak-lak/partners/one-stop-insert.sql", ":#ma_don_vi", "'15000'");
            await().atMost(PATIENCE).until(() -> log("route.reloaded").size() == 1);
            SyntheticDossier dossier = life.birth();
            life.send(dossier);
            life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
            assertEquals("15000", tables.unit(dossier.number()));
            life.close();
            life = null;
        }
    }

    @Test
    void a_mapping_that_was_edited_is_used_by_the_routes_that_name_it() throws Exception {
        start(Map.of());
        routes.replace("birth/later-steps.jq", "[\"residence\", \"insurance\"]", "[\"insurance\"]");
        await().atMost(PATIENCE).until(() -> log("route.reloaded").size() == 1);
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
        assertFalse(life.engine.dossiers().laterSteps(life.dossier(dossier.number())).stream()
                .anyMatch(step -> step.step().equals("residence")));
    }

    @Test
    void a_table_with_a_broken_row_is_refused_and_the_old_one_stays_in_use() throws Exception {
        start(Map.of());
        String file = "tables/procedures.csv";
        routes.write(file, routes.read(file) + "2.000986,birth\n");
        awaitRefused("table");
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
    }

    @Test
    void a_file_in_the_province_folder_takes_the_place_of_the_shared_one() throws Exception {
        start(Map.of());
        routes.write(
                "provinces/can-tho/" + FORWARD, routes.read(FORWARD).replace("description: ", "description: Riêng – "));
        await().atMost(PATIENCE)
                .until(() -> description("birth-2-forward-to-civil-registry").startsWith("Riêng"));
        routes.delete("provinces/can-tho/" + FORWARD);
        await().atMost(PATIENCE)
                .until(() -> !description("birth-2-forward-to-civil-registry").startsWith("Riêng"));
    }

    @Test
    void a_step_that_outlasts_the_patience_refuses_the_reload_and_goes_on() throws Exception {
        start(Map.of("routes.reload.watch", "false", "routes.reload.patience", "50ms"));
        life.partners
                .of(vn.lienthong.simulator.SimulatorOptions.Partner.ONE_STOP)
                .faults(Faults.none().withLatency(Duration.ofSeconds(3), Duration.ofSeconds(3)));
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        await().atMost(PATIENCE).until(() -> unfinished("birth-deliver") == 1);
        routes.replace("birth/1-deliver-to-one-stop.camel.yaml", "description: ", "description: Mới – ");
        HttpResponse<String> answer = call("POST", "/api/v1/routes/reload", "{}");
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("50 ms"), answer.body());
        await().atMost(PATIENCE).until(() -> life.dossier(dossier.number()).status() != Status.RECEIVED);
    }

    @Test
    void files_that_cannot_be_put_in_force_leave_the_old_routes_running() throws Exception {
        start(Map.of("routes.reload.watch", "false"));
        Files.createDirectories(
                directory.resolve("data/process-1/routes/in-force").resolve(FORWARD + ".new"));
        routes.replace(FORWARD, "description: ", "description: Mới – ");
        assertEquals(409, call("POST", "/api/v1/routes/reload", "{}").statusCode());
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        life.awaitCallbacks(dossier, 1, 3, 7, 4, 5);
    }

    @Test
    void a_file_whose_change_the_file_system_does_not_tell_is_found_by_its_content() throws Exception {
        start(Map.of("routes.reload.interval", "200ms"));
        Path elsewhere = directory.resolve("elsewhere.yaml");
        Path file = routes.folder.resolve(FORWARD);
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        Files.writeString(elsewhere, routes.read(FORWARD).replace("description: ", "description: Mới – "));
        await().atMost(PATIENCE)
                .until(() -> description("birth-2-forward-to-civil-registry").startsWith("Mới"));
        Files.writeString(elsewhere, routes.read(FORWARD).replace("Mới", "Mới nữa"));
        await().atMost(PATIENCE)
                .until(() -> description("birth-2-forward-to-civil-registry").startsWith("Mới nữa"));
    }

    @Test
    void one_request_route_is_swapped_while_it_and_the_others_serve_and_no_request_is_lost() throws Exception {
        start(Map.of());
        String file = "intake/1-receive-from-dvclt.camel.yaml";
        String good = routes.read(file);
        List<SyntheticDossier> sent = new ArrayList<>();
        Set<Integer> otherAnswers = new java.util.TreeSet<>();
        for (int round = 1; round <= 4; round++) {
            String mark = "Lần " + round;
            routes.write(file, good.replaceFirst("description: ", "description: " + mark + " – "));
            while (!description("intake-1-receive-from-dvclt").startsWith(mark)) {
                SyntheticDossier dossier = life.birth();
                int status = post(dossier);
                assertTrue(status == 200 || status == 503, "status " + status);
                if (status == 200) sent.add(dossier);
                otherAnswers.add(life.decide("G22.99.99-260101-000000", "TIEP_NHAN"));
            }
        }
        assertEquals(Set.of(404), otherAnswers, "the other path never had a gap");
        for (SyntheticDossier dossier : sent)
            await().atMost(PATIENCE).until(() -> life.dossier(dossier.number()).status() != Status.RECEIVED);
    }

    private int post(SyntheticDossier dossier) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(life.url.resolve("/dvclt/v1/dossiers"))
                .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(dossier.json()))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 503)
            assertTrue(answer.headers().firstValue("Retry-After").isPresent());
        return answer.statusCode();
    }
}
