package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SyntheticDossier;

/** A dossier ends while it is on its way to the one-stop system: who has it there is told, who has not is not asked. */
class EndedUnansweredIT {
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "test");

    private LifeCycle life;
    private SyntheticDossier dossier;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        life = LifeCycle.start(data, Map.of());
        dossier = life.birth();
    }

    @AfterEach
    void stop() {
        life.close();
    }

    private int deliveries() {
        return life.partners.oneStop().ledger().deliveries(dossier.number());
    }

    private void awaitToldOf(Status end) {
        await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.oneStopStatuses(dossier), told -> told.contains(end.name()));
        life.awaitNothingLeftToDo();
        assertEquals(List.of(end.name()), life.oneStopStatuses(dossier));
        assertEquals(1, deliveries(), "one dossier there, however often it was sent");
        assertEquals(end, life.dossier(dossier.number()).status());
    }

    @Test
    void the_end_is_told_where_the_answer_to_the_delivery_was_lost() throws Exception {
        life.partners.oneStop().faults(Faults.none().withCutLines(1));
        life.send(dossier);
        await().atMost(LifeCycle.PATIENCE).until(() -> deliveries() == 1);

        assertEquals(200, life.decide(dossier.number(), "DUNG_XU_LY"));
        life.awaitStatus(dossier, Status.STOPPED);
        life.partners.oneStop().faults(Faults.none());

        awaitToldOf(Status.STOPPED);
    }

    @Test
    void the_end_is_told_where_it_came_before_the_answer_to_the_delivery() throws Exception {
        Duration slow = Duration.ofSeconds(3);
        life.partners.oneStop().faults(Faults.none().withLatency(slow, slow));
        life.send(dossier);
        await().atMost(LifeCycle.PATIENCE).until(() -> deliveries() == 1);

        assertEquals(200, life.decide(dossier.number(), "RUT_HO_SO"));
        life.awaitStatus(dossier, Status.WITHDRAWN);
        life.partners.oneStop().faults(Faults.none());

        awaitToldOf(Status.WITHDRAWN);
    }

    @Test
    void a_dossier_that_ended_before_its_delivery_is_not_delivered() throws Exception {
        life.engine.queues().pause("birth-deliver", ACT);
        life.send(dossier);
        await().atMost(LifeCycle.PATIENCE)
                .until(() ->
                        life.engine.queues().messages("birth-deliver", null, 10).size() == 1);

        assertEquals(200, life.decide(dossier.number(), "DUNG_XU_LY"));
        life.awaitStatus(dossier, Status.STOPPED);
        life.engine.queues().resume("birth-deliver", ACT);

        life.awaitNothingLeftToDo();
        assertEquals(0, deliveries());
    }
}
