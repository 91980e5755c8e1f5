package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.DossierQueries.Exchange;
import vn.lienthong.dossier.DossierQueries.Report;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.DossierQueries.StoredDocument;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** What effects leave behind, and what reading gives back. */
@ParameterizedClass
@EnumSource(Database.class)
class DossierWritersTest {
    private static final String NUMBER = DossierFixture.number(1);

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;

    @BeforeEach
    void open() {
        it = new DossierFixture(database, directory);
        it.receive(DossierFixture.incoming(NUMBER, "Y Bhăm Êban"));
    }

    @AfterEach
    void close() {
        it.close();
    }

    @Test
    void a_dossier_walks_through_its_life_in_order() {
        it.enter(NUMBER, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED);
        assertEquals(
                List.of(Status.RECEIVED, Status.ACCEPTED, Status.FORWARDED, Status.REGISTERED, Status.RETURNED),
                it.store.statuses(it.dossier(NUMBER)).stream()
                        .map(StatusEntry::status)
                        .toList());
    }

    @Test
    void several_changes_of_one_dossier_in_one_commit_are_done_in_order() {
        Dossier dossier = it.dossier(NUMBER);
        List<Effect> effects = new ArrayList<>();
        Changes.Changed numbered = it.changes.assignOneStopNumber(dossier, "H21.129-260921-0001", "one-stop");
        Changes.Changed accepted = it.changes.enter(numbered.dossier(), Status.ACCEPTED, null, null, "one-stop");
        Changes.Changed appointed = it.changes.appoint(
                accepted.dossier(), TestClock.START.plusSeconds(60), null, TestClock.START, "engine");
        List.of(numbered, accepted, appointed).forEach(changed -> effects.addAll(changed.effects()));
        it.commits.commit(effects);
        assertEquals(appointed.dossier(), it.dossier(NUMBER));
        assertEquals(appointed.dossier(), it.dossier("H21.129-260921-0001"));
    }

    @Test
    void a_change_decided_on_an_older_revision_is_a_conflict_and_writes_nothing() {
        Dossier old = it.dossier(NUMBER);
        it.enter(NUMBER, Status.ACCEPTED);
        List<Effect> late =
                it.changes.enter(old, Status.REJECTED, null, null, "registry").effects();
        assertThrows(Conflict.class, () -> it.commits.commit(late));
        assertEquals(Status.ACCEPTED, it.dossier(NUMBER).status());
        assertEquals(2, it.store.statuses(it.dossier(NUMBER)).size());
    }

    @Test
    void a_one_stop_number_of_another_dossier_is_refused_with_its_own_reason() {
        it.receive(DossierFixture.incoming(DossierFixture.number(2), "K’ Bréo"));
        it.commit(it.changes.assignOneStopNumber(it.dossier(NUMBER), "H21.129-260921-0001", "one-stop"));
        List<Effect> same = it.changes
                .assignOneStopNumber(it.dossier(DossierFixture.number(2)), "H21.129-260921-0001", "one-stop")
                .effects();
        StepFailure refused = assertThrows(StepFailure.class, () -> it.commits.commit(same));
        assertEquals("one-stop-number-taken", refused.reason());
        assertEquals(List.of("H21.129-260921-0001"), refused.arguments());
    }

    @Test
    void changes_of_many_dossiers_share_one_commit() {
        IntStream.rangeClosed(2, 50)
                .forEach(i -> it.receive(DossierFixture.incoming(DossierFixture.number(i), "Trẻ " + i)));
        List<Effect> effects = new ArrayList<>();
        for (int i = 50; i >= 1; i--)
            effects.addAll(it.changes
                    .enter(it.dossier(DossierFixture.number(i)), Status.ACCEPTED, null, null, "one-stop")
                    .effects());
        it.commits.commit(effects);
        assertEquals(50, it.count("select count(*) from dossier where status = 'ACCEPTED'"));
        assertEquals(100, it.log.verify().rows());
    }

    @Test
    void the_detail_of_a_status_is_read_back() {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("nguoiXuLy", "H'Hen Niê");
        it.commit(it.changes.enter(it.dossier(NUMBER), Status.ACCEPTED, null, detail, "one-stop"));
        StatusEntry entry = it.store.statuses(it.dossier(NUMBER)).get(1);
        assertEquals(detail, entry.detail());
        assertEquals(TestClock.START, entry.arrivedAt());
    }

    @Test
    void a_result_and_its_paper_are_read_back() {
        byte[] certificate = "%PDF-1.7 giấy khai sinh".getBytes(StandardCharsets.UTF_8);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("soDangKy", "12");
        store(result, certificate);
        Dossier dossier = it.dossier(NUMBER);
        assertEquals(Optional.of(result), it.store.result(dossier));
        StoredDocument paper = it.store.documents(dossier).get(1);
        assertEquals("result", paper.role());
        assertEquals("gks.pdf", paper.fileName());
        assertEquals(
                new String(certificate, StandardCharsets.UTF_8),
                new String(it.store.content(paper), StandardCharsets.UTF_8));
    }

    @Test
    void a_late_identification_number_stands_for_the_earlier_result_and_keeps_its_paper() {
        store(JsonNodeFactory.instance.objectNode().putNull("soDinhDanh"), new byte[] {1});
        ObjectNode late = JsonNodeFactory.instance.objectNode().put("soDinhDanh", "000226000001");
        it.commit(it.changes.storeResult(it.dossier(NUMBER), late, null, "registry"));
        assertEquals(Optional.of(late), it.store.result(it.dossier(NUMBER)));
        assertEquals(2, it.store.documents(it.dossier(NUMBER)).size());
    }

    private void store(ObjectNode result, byte[] paper) {
        String address = it.documents.put(paper);
        Changes.ResultPaper row =
                new Changes.ResultPaper(1, "Giấy khai sinh", "gks.pdf", "application/pdf", paper.length, address);
        it.commit(it.changes.storeResult(it.dossier(NUMBER), result, row, "registry"));
    }

    @Test
    void a_dossier_without_a_result_has_none() {
        assertEquals(Optional.empty(), it.store.result(it.dossier(NUMBER)));
    }

    @Test
    void reports_and_exchanges_are_read_back_in_order() {
        Dossier dossier = it.dossier(NUMBER);
        it.commits.commit(List.of(
                new Reported(dossier, "dvclt", "1", TestClock.START),
                new Reported(dossier, "dvclt", "3", TestClock.START.plusSeconds(1)),
                new Exchanged(dossier.id(), TestClock.START, "dvclt", "status", "200", "done", 1, 35)));
        assertEquals(
                List.of(
                        new Report(1, "dvclt", "1", TestClock.START),
                        new Report(1, "dvclt", "3", TestClock.START.plusSeconds(1))),
                it.store.reports(dossier));
        assertEquals(
                List.of(new Exchange(TestClock.START, "dvclt", "status", "200", "done", 1, 35)),
                it.store.exchanges(dossier));
    }

    @Test
    void a_damaged_form_fails_its_dossier_and_no_other() {
        it.receive(DossierFixture.incoming(DossierFixture.number(2), "K’ Bréo"));
        Dossier dossier = it.dossier(NUMBER);
        it.tamper("update dossier_version set form_sealed = (select content_hash from dossier_version where"
                + " dossier_id = " + dossier.id() + ") where dossier_id = " + dossier.id());
        StepFailure failure = assertThrows(StepFailure.class, () -> it.store.form(dossier));
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
        assertEquals(List.of(NUMBER), failure.arguments());
        assertEquals(
                "K’ Bréo",
                it.store
                        .form(it.dossier(DossierFixture.number(2)))
                        .path("nksHoTen")
                        .asText());
    }

    @Test
    void a_form_moved_to_another_dossier_is_not_taken_for_its_own() {
        it.receive(DossierFixture.incoming(DossierFixture.number(2), "K’ Bréo"));
        Dossier first = it.dossier(NUMBER);
        Dossier second = it.dossier(DossierFixture.number(2));
        it.tamper("update dossier_version set form_sealed = (select form_sealed from dossier_version where"
                + " dossier_id = " + first.id() + ") where dossier_id = " + second.id());
        assertThrows(StepFailure.class, () -> it.store.form(second));
    }
}
