package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.simulator.SyntheticDossier;

/** A procedure nobody has mapped: the dossier is taken, waits in sight, and goes on when the table is mended. */
class UnmappedProcedureIT {
    private static final String CODE = "9.999999";
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "thêm mã thủ tục");

    @TempDir
    Path data;

    private Path routes;

    @BeforeEach
    void copyRoutes() throws IOException {
        routes = data.resolve("routes");
        try (Stream<Path> files = Files.walk(Path.of("routes"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = routes.resolve(Path.of("routes").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    private static MessageState parked(LifeCycle life, String number) {
        return await().atMost(LifeCycle.PATIENCE)
                .until(
                        () -> life.engine.queues().messages("received", "parked", 10).stream()
                                .filter(message -> message.line().equals(number))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }

    @Test
    void it_is_parked_with_its_code_and_completes_after_the_table_is_mended_without_a_restart() throws Exception {
        Map<String, String> settings = Map.of("lienthong.routes-dir", routes.toString());
        try (LifeCycle life = LifeCycle.start(data, settings)) {
            SyntheticDossier known = life.birth();
            String unmapped = known.json().replaceFirst("\"maTTHC\":\"[^\"]*\"", "\"maTTHC\":\"" + CODE + ".H13\"");
            assertTrue(life.partners.dvclt().send(life.url, unmapped).get(), "taken");
            MessageState message = parked(life, known.number());
            assertEquals("dossier.procedure-unmapped", message.reason());
            assertEquals(List.of(CODE + ".H13"), message.arguments());
            life.engine.queues().redrive("received", QueueAdmin.Selection.all(), ACT, false);
            assertEquals(
                    "dossier.procedure-unmapped", parked(life, known.number()).reason(), "nothing is mended yet");

            Path table = routes.resolve("tables/procedures.csv");
            String row = Files.readAllLines(table).stream()
                    .filter(line -> line.startsWith("2.000986,"))
                    .findFirst()
                    .orElseThrow();
            Files.writeString(table, row.replaceFirst("2\\.000986", CODE) + "\n", StandardOpenOption.APPEND);
            life.engine.takeSavedRoutes();
            assertEquals(1, life.engine.queues().redrive("received", QueueAdmin.Selection.all(), ACT, false));
            life.awaitCallbacks(known, 1, 3, 7, 4, 5);
            assertEquals(1, life.partners.ndxp().ledger().registrations(known.number()));
        }
    }
}
