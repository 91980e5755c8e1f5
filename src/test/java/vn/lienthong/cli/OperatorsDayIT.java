package vn.lienthong.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands for partners, the portal and figures, typed against a running engine. */
class OperatorsDayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private CheckedProvince province;

    @BeforeEach
    void start() throws Exception {
        province = CheckedProvince.open(folder).start();
    }

    @AfterEach
    void stop() {
        province.close();
    }

    @Test
    void partners_are_listed_each_with_its_breaker() throws Exception {
        assertEquals(0, province.run("partner", "list"));
        for (String partner : List.of("dvclt", "ndxp", "one-stop", "portal", "payment"))
            assertTrue(
                    province.out.toString().lines().anyMatch(line -> line.startsWith(partner + " ")),
                    province.out.toString());
    }

    @Test
    void a_window_is_planned_seen_and_taken_back() throws Exception {
        assertEquals(
                0,
                province.run(
                        "partner",
                        "window",
                        "add",
                        "ndxp",
                        "--from",
                        "2030-06-28T15:00+07:00",
                        "--to",
                        "2030-07-01T00:00+07:00",
                        "--reason",
                        "chuyển hệ thống"));
        assertEquals(0, province.run("partner", "window", "list"));
        String listed = province.out.toString();
        assertTrue(listed.contains("2030-06-28 15:00:00  2030-07-01 00:00:00  chuyển hệ thống"), listed);
        assertEquals(0, province.run("partner", "window", "list", "--json"));
        JsonNode ndxp = partner("ndxp");
        String id = ndxp.at("/windows/0/id").asText();
        assertEquals(0, province.run("partner", "window", "remove", "ndxp", id, "--reason", "xong sớm"));
        assertEquals(0, province.run("partner", "window", "list"));
        assertFalse(province.out.toString().contains("ndxp"), province.out.toString());
    }

    @Test
    void a_window_that_ends_before_it_begins_is_refused_and_an_unknown_one_is_named() throws Exception {
        assertEquals(
                2,
                province.run(
                        "partner",
                        "window",
                        "add",
                        "ndxp",
                        "--from",
                        "2030-07-01T00:00+07:00",
                        "--to",
                        "2030-06-28T15:00+07:00",
                        "--reason",
                        "nhầm"));
        assertEquals(1, province.run("partner", "window", "remove", "ndxp", "999", "--reason", "nhầm"));
    }

    @Test
    void a_run_to_the_portal_is_started_and_its_end_is_seen() throws Exception {
        assertEquals(0, province.run("sync", "run", "dossiers"), () -> province.err.toString());
        await().atMost(PATIENCE).until(this::lastRunIsOver);
        assertEquals(0, province.run("sync", "status"));
        assertTrue(province.out.toString().contains("dossiers"), province.out.toString());
    }

    private boolean lastRunIsOver() throws Exception {
        assertEquals(0, province.run("sync", "status", "--json"));
        return province.minutes().at("/0/endedAt").isTextual();
    }

    @Test
    void a_kind_of_run_there_is_not_is_wrong_use() throws Exception {
        assertEquals(2, province.run("sync", "run", "everything"));
    }

    @Test
    void figures_of_a_month_are_a_table_and_a_file() throws Exception {
        assertEquals(0, province.run("stats", "--period", "2026-10"), () -> province.err.toString());
        assertTrue(province.out.toString().contains("2026-10"), province.out.toString());
        assertEquals(13 + 2, province.out.toString().lines().count(), province.out.toString());
        Path csv = folder.resolve("figures.csv");
        assertEquals(0, province.run("stats", "--period", "2026-10", "--csv", csv.toString()));
        assertTrue(Files.size(csv) > 0);
    }

    private JsonNode partner(String name) throws Exception {
        for (JsonNode one : province.minutes()) if (one.path("name").asText().equals(name)) return one;
        throw new AssertionError("no " + name);
    }
}
