package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.engine.PartnerApiClient.Reply;
import vn.lienthong.simulator.LedgerEntry;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.SyntheticDossier;

/** Ratings and questions, between the one-stop system and the portal. */
@TestInstance(Lifecycle.PER_CLASS)
class FeedbackIT {
    private Path data;
    private LifeCycle life;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder;
        life = LifeCycle.startWithPortal(
                folder, Map.of("portal.questions.interval", "300ms", "rating.least", "1", "rating.most", "5"));
    }

    @AfterAll
    void stop() {
        life.close();
    }

    private Reply post(String path, ObjectNode body) throws Exception {
        return PartnerApiClient.post(life.url, path, EngineFixture.ONE_STOP_TOKEN, body);
    }

    private Reply rate(String dossier, String dimension, int score) throws Exception {
        return post(
                "/one-stop/v1/ratings",
                PartnerApiClient.JSON
                        .createObjectNode()
                        .put("maHoSo", dossier)
                        .put("tieuChi", dimension)
                        .put("diem", score));
    }

    private Reply answer(String question, String text) throws Exception {
        return post(
                "/one-stop/v1/answers",
                PartnerApiClient.JSON
                        .createObjectNode()
                        .put("maCauHoi", question)
                        .put("noiDung", text)
                        .put("nguoiTraLoi", "Cán bộ Thử"));
    }

    private SyntheticDossier received() throws Exception {
        SyntheticDossier dossier = life.birth();
        life.send(dossier);
        return dossier;
    }

    private List<LedgerEntry> atThePortal(String number) {
        return life.partners.portal().ledger().entries(number).stream()
                .filter(entry -> entry.kind() == Kind.FEEDBACK)
                .toList();
    }

    private long questionsAtTheOneStop(String id) {
        return life.partners.oneStop().ledger().entries(id).stream()
                .filter(entry -> entry.kind() == Kind.QUESTION)
                .count();
    }

    private JsonNode ratings() throws Exception {
        String token = Files.readString(data.resolve("operator.token")).strip();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + life.engine.operationsPort() + "/api/v1/ratings"))
                .header("Authorization", "Bearer " + token)
                .build();
        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return PartnerApiClient.JSON.readTree(reply.body());
    }

    @Test
    void a_rating_is_kept_and_reaches_the_portal() throws Exception {
        SyntheticDossier dossier = received();
        life.awaitStatus(dossier, vn.lienthong.dossier.Status.RETURNED);

        assertEquals(200, rate(dossier.number(), "chung", 5).status());

        String own = life.dossier(dossier.number()).oneStopNumber();
        await().atMost(LifeCycle.PATIENCE).until(() -> atThePortal(own).size() == 1);
        assertTrue(atThePortal(own).get(0).detail().contains("\"Diem\":\"5\""));
    }

    @Test
    void the_same_rating_again_is_a_repeat_and_another_one_is_refused() throws Exception {
        SyntheticDossier dossier = received();
        rate(dossier.number(), "thai-do", 4);

        Reply repeat = rate(dossier.number(), "thai-do", 4);

        assertEquals(200, repeat.status());
        assertTrue(repeat.body().path("trungLap").asBoolean());
        assertEquals(409, rate(dossier.number(), "thai-do", 3).status());
        assertEquals(200, rate(dossier.number(), "thoi-gian", 3).status());
    }

    @Test
    void a_rating_of_an_unknown_dossier_is_not_found() throws Exception {
        assertEquals(404, rate("G22.99.08-260921-999999", "chung", 5).status());
    }

    @Test
    void scores_and_dimensions_are_bounded_at_both_ends() throws Exception {
        SyntheticDossier dossier = received();

        assertEquals(200, rate(dossier.number(), "thu-tuc", 1).status());
        assertEquals(200, rate(dossier.number(), "ket-qua", 5).status());
        assertEquals(400, rate(dossier.number(), "chung", 0).status());
        Reply over = rate(dossier.number(), "chung", 6);
        assertEquals(400, over.status());
        assertFalse(over.body().at("/errors/diem").isMissingNode(), over.text());
        assertEquals(400, rate(dossier.number(), "mau-ao", 5).status());
    }

    @Test
    void the_ratings_of_a_month_are_summed_up() throws Exception {
        rate(received().number(), "ket-qua", 2);

        JsonNode row = null;
        for (JsonNode one : ratings().path("ratings")) {
            if (one.path("dimension").asText().equals("ket-qua")) row = one;
        }

        long count = row.path("count").asLong();
        long sum = 0;
        for (var score : row.path("scores").properties())
            sum += Long.parseLong(score.getKey()) * score.getValue().asLong();
        assertTrue(row.at("/scores/2").asLong() >= 1, row.toString());
        assertEquals(
                String.format(java.util.Locale.ROOT, "%.2f", (double) sum / count),
                row.path("average").asText());
    }

    @Test
    void a_question_is_handed_to_the_one_stop_system_once_however_often_the_portal_lists_it() throws Exception {
        life.partners.portal().feedback().ask("CH-1", "Khi nào có kết quả?");
        await().atMost(LifeCycle.PATIENCE).until(() -> questionsAtTheOneStop("CH-1") == 1);

        life.partners.portal().feedback().ask("CH-2", "Câu hỏi sau");

        await().atMost(LifeCycle.PATIENCE).until(() -> questionsAtTheOneStop("CH-2") == 1);
        assertEquals(1, questionsAtTheOneStop("CH-1"));
    }

    @Test
    void an_answer_goes_back_to_the_portal_once_and_another_one_is_refused() throws Exception {
        life.partners.portal().feedback().ask("CH-3", "Cần mang giấy tờ gì?");
        await().atMost(LifeCycle.PATIENCE).until(() -> questionsAtTheOneStop("CH-3") == 1);

        assertEquals(200, answer("CH-3", "Bản chính giấy chứng sinh.").status());
        Reply repeat = answer("CH-3", "Bản chính giấy chứng sinh.");
        assertEquals(409, answer("CH-3", "Câu trả lời khác.").status());

        assertTrue(repeat.body().path("trungLap").asBoolean(), repeat.text());
        await().atMost(LifeCycle.PATIENCE).until(() -> atThePortal("CH-3").size() == 1);
        life.awaitNothingWaiting("portal-answer");
        assertEquals(1, atThePortal("CH-3").size());
    }

    @Test
    void an_answer_to_no_question_is_not_found() throws Exception {
        assertEquals(404, answer("CH-NONE", "Không có câu hỏi.").status());
    }

    @Test
    void what_a_citizen_asks_is_sealed_where_it_is_kept() throws Exception {
        String words = "ThửNiêmPhongCâuHỏi";
        life.partners.portal().feedback().ask("CH-4", words);
        await().atMost(LifeCycle.PATIENCE).until(() -> questionsAtTheOneStop("CH-4") == 1);

        byte[] kept = Files.readAllBytes(data.resolve("lienthong.mv.db"));

        assertFalse(new String(kept, StandardCharsets.UTF_8).contains(words));
        assertTrue(new String(kept, StandardCharsets.UTF_8).contains("CH-4"), "the search would find it");
    }
}
