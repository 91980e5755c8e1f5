package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.NewMessage;

@ParameterizedClass
@EnumSource(Database.class)
class LaterStepsTest {
    private static final String NUMBER = DossierFixture.number(1);

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture fixture;
    private LaterSteps steps;

    @BeforeEach
    void open() {
        fixture = new DossierFixture(database, directory);
        steps = new LaterSteps(fixture.dataSource, fixture.commits, fixture.vault, fixture.clock);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private LaterSteps.Outcome keep(String agency, String code, String note) {
        var detail = JsonNodeFactory.instance.objectNode().put("note", note);
        return steps.keep(
                new LaterSteps.Statement("dvclt", NUMBER, "", agency, code, null, detail),
                fixture.store.find(NUMBER),
                new NewMessage("later-step", NUMBER, "{}", Duration.ZERO, NUMBER + "/later-step"));
    }

    private Dossier received() {
        fixture.receive(DossierFixture.incoming(NUMBER, "H'Hen Niê"));
        return fixture.dossier(NUMBER);
    }

    @Test
    void a_statement_about_a_known_dossier_is_kept_with_a_message() {
        received();
        int before = fixture.commits.messages.size();

        assertEquals(LaterSteps.Outcome.KEPT, keep("1", "4", "xong"));
        assertEquals(before + 1, fixture.commits.messages.size());
        assertEquals(
                "xong",
                steps.detail(steps.unmatched(NUMBER).get(0)).path("note").asText());
    }

    @Test
    void the_same_statement_again_is_a_repeat_without_a_message() {
        received();
        keep("1", "4", "xong");
        int before = fixture.commits.messages.size();

        assertEquals(LaterSteps.Outcome.REPEAT, keep("1", "4", "xong"));
        assertEquals(before, fixture.commits.messages.size());
    }

    @Test
    void a_statement_that_comes_first_waits() {
        assertEquals(LaterSteps.Outcome.WAITING, keep("1", "1", ""));
        assertEquals(LaterSteps.Outcome.WAITING_REPEAT, keep("1", "1", ""), "and so does its repeat");
        assertEquals(1, steps.unmatched(NUMBER).size());
    }

    @Test
    void a_matched_statement_stands_in_the_dossier_and_waits_no_more() {
        keep("1", "4", "xong");
        Dossier dossier = received();
        LaterStep kept = steps.unmatched(NUMBER).get(0);

        fixture.commits.commit(steps.match(kept, dossier, "residence", "engine"));

        assertEquals(List.of(), steps.unmatched(NUMBER));
        assertEquals("residence", fixture.store.laterSteps(dossier).get(0).step());
        assertEquals(Status.RECEIVED, fixture.dossier(NUMBER).status());
    }

    @Test
    void matching_twice_is_a_conflict() {
        keep("1", "4", "xong");
        Dossier dossier = received();
        LaterStep kept = steps.unmatched(NUMBER).get(0);
        fixture.commits.commit(steps.match(kept, dossier, "residence", "engine"));

        assertThrows(Conflict.class, () -> fixture.commits.commit(steps.match(kept, dossier, "residence", "engine")));
    }

    @Test
    void that_no_dossier_has_come_is_refused_once_one_has() {
        fixture.commits.commit(List.of(new DossierStillUnknown(NUMBER)));
        received();

        assertThrows(Conflict.class, () -> fixture.commits.commit(List.of(new DossierStillUnknown(NUMBER))));
    }

    @Test
    void a_chosen_step_is_awaited_once() {
        Dossier dossier = received();
        fixture.commits.commit(steps.await(dossier, List.of("residence", "insurance")));

        assertEquals(List.of(), steps.await(dossier, List.of("residence", "insurance")));
        assertEquals(2, fixture.store.laterSteps(dossier).size());
    }

    @Test
    void notes_and_results_are_sealed() {
        keep("1", "4", "nguyen-van-an");

        assertFalse(fixture.count("select count(*) from dossier_later_step") == 0);
        assertEquals(Optional.empty(), directoryHolds("nguyen-van-an"));
    }

    private Optional<Long> directoryHolds(String text) {
        String position = database == Database.H2
                ? "locate('" + text + "', utf8tostring(detail_sealed))"
                : "position('" + text + "'::bytea in detail_sealed)";
        long found = fixture.count("select count(*) from dossier_later_step where " + position + " > 0");
        return found == 0 ? Optional.empty() : Optional.of(found);
    }
}
