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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SyntheticDossier;

/** Runs towards the national portal, started as an operator starts them, judged by the portal's own ledger. */
class PortalSyncIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final QueueAdmin.Act TEST = new QueueAdmin.Act("test", "mended");

    @TempDir
    Path data;

    private LifeCycle life;

    @AfterEach
    void stop() {
        if (life != null) life.close();
    }

    private void start(Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.putIfAbsent("partner.dvclt.concurrency", "8");
        life = LifeCycle.start(data, all);
    }

    private List<SyntheticDossier> returned(int count) throws Exception {
        List<SyntheticDossier> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SyntheticDossier dossier = i % 5 == 4 ? life.death() : life.birth();
            life.send(dossier);
            sent.add(dossier);
        }
        sent.forEach(dossier -> life.awaitStatus(dossier, Status.RETURNED));
        return sent;
    }

    private JsonNode api(String method, String path) throws Exception {
        String token = Files.readString(data.resolve("operator.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + life.engine.operationsPort() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                .build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    /** Starts a run and waits for its end. */
    private JsonNode run(String kind) throws Exception {
        long id = api("POST", "/sync/" + kind).path("id").asLong();
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> run(id).path("state").asText().equals("ended"));
        return run(id);
    }

    private JsonNode run(long id) throws Exception {
        for (JsonNode run : api("GET", "/sync")) if (run.path("id").asLong() == id) return run;
        throw new AssertionError("no run " + id);
    }

    private Ledger ledger() {
        return life.partners.portal().ledger();
    }

    private String portalNumber(SyntheticDossier dossier) {
        return life.dossier(dossier.number()).oneStopNumber();
    }

    private static String applicant(JsonNode form) {
        if (form.hasNonNull("nycHoTen")) return form.path("nycHoTen").asText();
        return Stream.of("nycHo", "nycChuDem", "nycTen")
                .map(part -> form.path(part).asText())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private List<LedgerEntry> entries(Kind kind) {
        return ledger().entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    @Test
    void of_95_returned_dossiers_94_arrive_and_the_refused_one_is_parked_with_the_portals_words() throws Exception {
        start(Map.of());
        List<SyntheticDossier> sent = returned(95);
        SyntheticDossier bad = sent.get(40);
        String owner = applicant(life.engine.dossiers().form(life.dossier(bad.number())));
        assertFalse(owner.isEmpty());
        life.partners
                .portal()
                .dossiers()
                .refuse(portalNumber(bad), "Hồ sơ của " + owner + " có mã giấy tờ 000199000001 không hợp lệ");

        JsonNode first = run("dossiers");

        assertEquals(94, entries(Kind.ADDED).size());
        assertTrue(entries(Kind.ADDED).stream().allMatch(entry -> entry.code().equals("10")));
        assertEquals(94, first.path("added").asInt());
        assertEquals(94, first.path("sent").asInt());
        assertEquals(1, first.path("refused").asInt());
        assertEquals(1, first.path("parked").asInt());
        MessageState parked =
                life.engine.queues().messages("portal-dossiers", "parked", 10).get(0);
        assertEquals(bad.number(), parked.line());
        assertEquals("portal.refused", parked.reason());
        assertEquals(
                "Hồ sơ của *** có mã giấy tờ *** không hợp lệ",
                parked.arguments().get(1));

        JsonNode second = run("dossiers");
        assertEquals(0, second.path("sent").asInt());
        assertEquals(94, entries(Kind.ADDED).size());
        assertEquals(0, entries(Kind.UPDATED).size());

        JsonNode progress = run("progress");
        for (SyntheticDossier dossier : sent) {
            List<String> expected = dossier == bad ? List.of() : List.of("1", "2", "4", "9", "10");
            assertEquals(expected, life.partners.portal().progress().statuses(portalNumber(dossier)));
        }
        assertEquals(94 * 5, progress.path("sent").asInt());
        assertEquals(0, run("progress").path("sent").asInt());
        assertEquals(List.of(), entries(Kind.REPEAT));
        assertEquals(List.of(), ledger().violations(), "every value text, every required field there");

        life.partners.portal().dossiers().refuse(portalNumber(bad), "");
        life.engine.queues().redrive("portal-dossiers", QueueAdmin.Selection.all(), TEST, false);
        await().atMost(LifeCycle.PATIENCE).until(() -> life.partners
                .portal()
                .dossiers()
                .status(portalNumber(bad))
                .isPresent());
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> run(first.path("id").asLong()).path("parked").asInt() == 0);
        assertEquals(95, run(first.path("id").asLong()).path("added").asInt());
    }

    @Test
    void what_the_portal_has_is_updated_and_what_it_has_lost_is_added_again() throws Exception {
        start(Map.of());
        List<SyntheticDossier> sent = returned(12);
        life.partners.portal().dossiers().hold(portalNumber(sent.get(3)));

        JsonNode first = run("dossiers");
        assertEquals(11, first.path("added").asInt());
        assertEquals(1, first.path("updated").asInt());
        assertEquals(12, life.partners.portal().dossiers().count());

        life.partners.portal().dossiers().forget(portalNumber(sent.get(7)));
        JsonNode progress = run("progress");
        assertEquals(11 * 5, progress.path("sent").asInt());
        JsonNode second = run("dossiers");
        assertEquals(1, second.path("sent").asInt());
        assertTrue(life.partners
                .portal()
                .dossiers()
                .status(portalNumber(sent.get(7)))
                .isPresent());
        assertEquals(5, run("progress").path("sent").asInt());
        assertEquals(
                0, life.engine.queues().messages("portal-dossiers", null, 10).size());
    }

    @Test
    void progress_whose_answer_was_lost_goes_again_as_it_was() throws Exception {
        start(Map.of());
        List<SyntheticDossier> sent = returned(3);
        run("dossiers");
        life.partners.portal().faults(Faults.none().withCutLines(1));
        long progress = api("POST", "/sync/progress").path("id").asLong();
        await().atMost(LifeCycle.PATIENCE).until(() -> !entries(Kind.PROGRESS).isEmpty());
        life.partners.portal().faults(Faults.none());
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> run(progress).path("state").asText().equals("ended"));

        assertFalse(entries(Kind.REPEAT).isEmpty(), "some went twice");
        for (SyntheticDossier dossier : sent)
            assertEquals(
                    List.of("1", "2", "4", "9", "10"),
                    life.partners.portal().progress().statuses(portalNumber(dossier)));
    }

    @Test
    void a_run_under_way_is_not_started_twice() throws Exception {
        start(Map.of());
        returned(3);
        life.engine.queues().pause("portal-pages", TEST);
        JsonNode first = api("POST", "/sync/dossiers");
        JsonNode second = api("POST", "/sync/dossiers");
        assertTrue(first.path("started").asBoolean());
        assertFalse(second.path("started").asBoolean());
        assertEquals(first.path("id").asLong(), second.path("id").asLong());
        life.engine.queues().resume("portal-pages", TEST);
        await().atMost(LifeCycle.PATIENCE)
                .until(() ->
                        run(first.path("id").asLong()).path("state").asText().equals("ended"));
    }

    @Test
    void the_clock_starts_both_runs_of_the_day_once() throws Exception {
        start(Map.of("portal.daily.cron", "0/2 * * * * ?"));
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> api("GET", "/sync").size() == 2
                        && run(1).path("state").asText().equals("ended")
                        && run(2).path("state").asText().equals("ended"));
        assertEquals("schedule", run(1).path("startedBy").asText());
        returned(1);
        assertEquals(2, api("GET", "/sync").size(), "the clock went on ticking");
    }
}
