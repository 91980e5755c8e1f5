package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.SingleDossiers;
import vn.lienthong.simulator.SyntheticDossier;

/**
 * A province that does not offer a procedure at commune level: what comes all the same is kept, and goes on once
 * mended.
 */
class ProcedureLevelsIT {
    private static final String HEAD = "procedure,level,offered,from,to,note\n";

    @TempDir
    Path folder;

    private Path table;
    private LifeCycle life;

    @BeforeEach
    void copyRoutes() throws IOException {
        Path shipped = Path.of("routes");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve("routes").resolve(shipped.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        table = folder.resolve("routes/provinces/can-tho/tables/procedure-levels.csv");
        Files.createDirectories(table.getParent());
    }

    @AfterEach
    void stop() {
        if (life != null) life.close();
    }

    private void start(String rows) throws Exception {
        Files.writeString(table, HEAD + rows);
        life = LifeCycle.startProvince(
                folder.resolve("data"),
                Map.of("lienthong.routes-dir", folder.resolve("routes").toString()));
    }

    private void mend(String rows) throws IOException {
        Files.writeString(table, HEAD + rows);
        // told by its time: never the same as before, however coarse the file system's clock is
        Files.setLastModifiedTime(table, FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        life.engine.takeSavedRoutes();
    }

    private String parkedIn(String queue) {
        return await().atMost(LifeCycle.PATIENCE)
                .until(() -> life.engine.queues().messages(queue, "parked", 10), parked -> parked.size() == 1)
                .get(0)
                .reason();
    }

    @Test
    void a_birth_at_a_level_that_has_none_is_parked_with_the_reason_and_completes_once_mended() throws Exception {
        start("KS,commune,no,,,Không có ĐKKS cấp xã\n");
        SyntheticDossier birth = life.birth();
        life.send(birth);

        assertEquals("dossier.procedure-not-at-level", parkedIn("received"));
        assertEquals(Status.RECEIVED, life.dossier(birth.number()).status());
        assertEquals(
                List.of(), life.partners.dvclt().ledger().callbacks(birth.number()), "nothing was told to anybody");

        mend("");
        life.engine
                .queues()
                .redrive("received", QueueAdmin.Selection.all(), new QueueAdmin.Act("test", "mended"), false);
        life.awaitCallbacks(birth, 1, 3, 7, 4, 5);
        assertEquals(1, life.partners.ndxp().ledger().registrations(birth.number()));
    }

    @Test
    void a_marriage_at_a_level_that_has_none_is_parked_and_others_go_on() throws Exception {
        start("KH,commune,no,,,Không có ĐKKH cấp xã\n");
        SingleDossiers single = new SingleDossiers(5, Clock.systemUTC());
        SyntheticDossier marriage = single.marriage();
        SyntheticDossier birth = single.birth();
        for (SyntheticDossier dossier : List.of(marriage, birth))
            assertTrue(life.partners
                    .oneStop()
                    .send(life.url, EngineFixture.ONE_STOP_TOKEN, dossier.json())
                    .get(30, TimeUnit.SECONDS));

        assertEquals("dossier.procedure-not-at-level", parkedIn("single-received"));
        life.awaitStatus(birth, Status.RETURNED);

        mend("KH,commune,no,,2025-06-30,Không có ĐKKH cấp xã\n");
        life.engine
                .queues()
                .redrive("single-received", QueueAdmin.Selection.all(), new QueueAdmin.Act("test", "mended"), false);
        life.awaitStatus(marriage, Status.RETURNED);
    }

    @Test
    void an_exception_that_has_ended_or_concerns_another_level_stops_nothing() throws Exception {
        start("KS,commune,no,,2025-06-30,\nKS,district,no,,,\n2.000986,commune,yes,,,\n");
        SyntheticDossier birth = life.birth();
        life.send(birth);
        life.awaitCallbacks(birth, 1, 3, 7, 4, 5);
    }
}
