package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Statements;
import vn.lienthong.retention.PurgeFixture;
import vn.lienthong.retention.StoredValues;
import vn.lienthong.testing.FreePort;

/** A purge whose engine is killed at random moments, {@code -Dkills=N} times, and called again. */
abstract class PurgeKillContract {
    private static final int KILLS = Kills.OF_ONE_PART;
    private static final long SEED = 20_260_921;
    private static final int DOSSIERS_A_KILL = 120;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final Random random = new Random(SEED);

    abstract PurgeFixture.Kind kind();

    @Test
    void a_purge_that_is_killed_leaves_whole_dossiers_and_goes_on_until_nothing_of_anybody_is_left() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        int dossiers = KILLS * DOSSIERS_A_KILL;
        Map<String, String> settings = settings(data);
        Set<String> personal = prepare(data, dossiers, settings);
        try (EngineProcess engine = new EngineProcess(directory, "engine", settings)) {
            int cutOff = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                engine.start();
                engine.awaitReady();
                if (killWhilePurging(engine, settings)) cutOff++;
                assertWholeDossiers(settings);
            }
            assertTrue(cutOff > 0, "no kill came before the end of the purge");
            engine.start();
            engine.awaitReady();
            assertEquals(0, engine.command("purge", "--reason", "hết hạn lưu trữ"), engine.output());
            assertEquals(0, engine.command("log", "verify"), engine.output());
            assertTrue(engine.operations("/api/v1/dossiers/" + PurgeFixture.number(1))
                    .body()
                    .contains("hết hạn lưu trữ"));
            assertEquals(0, engine.command("dossier", "show", PurgeFixture.number(1), "--lang", "en"));
            assertTrue(engine.output().contains("Data removed"), engine.output());
            engine.kill();
        }
        try (HikariDataSource database = reopen(settings)) {
            assertEquals(Set.of(), StoredValues.stillThere(database, personal));
            assertEquals(dossiers, count(database, "select count(*) from dossier_purge"));
            assertEquals(dossiers, count(database, "select count(*) from event_log where kind = 'dossier.purged'"));
        }
        assertEquals(List.of(), documents(data));
    }

    /** Dossiers that ended long ago. @return every value that may not be left of them */
    private Set<String> prepare(Path data, int dossiers, Map<String, String> settings) throws IOException {
        try (PurgeFixture fixture = new PurgeFixture(kind(), data)) {
            fixture.clock.set(java.time.Instant.now().minus(PurgeFixture.RETENTION));
            for (int i = 1; i <= dossiers; i++) fixture.ended(PurgeFixture.number(i), "giấy " + i);
            fixture.ageFiles();
            settings.put("lienthong.db.url", fixture.database.url().split(";")[0]);
            settings.put("lienthong.db.username", fixture.database.username());
            Set<String> personal = StoredValues.personal(fixture.database.dataSource());
            assertTrue(personal.size() > dossiers);
            return personal;
        }
    }

    private static Map<String, String> settings(Path data) {
        Map<String, String> settings = new HashMap<>();
        settings.put("lienthong.data-dir", data.toString());
        settings.put("lienthong.http.port", String.valueOf(FreePort.next()));
        settings.put("lienthong.http.host", "127.0.0.1");
        settings.put("lienthong.operations.port", String.valueOf(FreePort.next()));
        settings.put("retention.finished", "200d");
        return settings;
    }

    /** @return whether there was more to purge */
    private boolean killWhilePurging(EngineProcess engine, Map<String, String> settings) throws Exception {
        AtomicInteger pieces = new AtomicInteger();
        CompletableFuture<Boolean> purging = CompletableFuture.supplyAsync(() -> purge(settings, pieces));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (pieces.get() == 0 && !purging.isDone() && System.nanoTime() < end) Thread.onSpinWait();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(60)); // the moment of the kill
        engine.kill();
        return !purging.get(30, TimeUnit.SECONDS);
    }

    /** Piece after piece. @return whether it came to its end */
    private static boolean purge(Map<String, String> settings, AtomicInteger pieces) {
        long after = 0;
        try {
            String token = Files.readString(Path.of(settings.get("lienthong.data-dir"), "operator.token"))
                    .strip();
            while (true) {
                HttpRequest post = HttpRequest.newBuilder(URI.create(
                                "http://127.0.0.1:" + settings.get("lienthong.operations.port") + "/api/v1/purge"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"reason\":\"hết hạn lưu trữ\",\"after\":" + after + "}"))
                        .build();
                JsonNode piece = JSON.readTree(
                        HTTP.send(post, HttpResponse.BodyHandlers.ofString()).body());
                if (piece.path("outcome").asText().equals("DONE")) return true;
                after = piece.path("after").asLong();
                pieces.incrementAndGet();
            }
        } catch (IOException killed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Everything of a dossier is there, with its documents, or nothing is. */
    private void assertWholeDossiers(Map<String, String> settings) throws Exception {
        try (HikariDataSource database = reopen(settings)) {
            assertEquals(
                    0,
                    count(
                            database,
                            "select count(*) from dossier d join dossier_version v on v.dossier_id = d.id"
                                    + " left join dossier_purge p on p.dossier_id = d.id"
                                    + " left join dossier_document f on f.dossier_id = d.id"
                                    + " left join dossier_search s on s.dossier_id = d.id and s.kind = 'person'"
                                    + " where (p.dossier_id is null) <> (octet_length(v.form_sealed) > 0)"
                                    + " or (p.dossier_id is null) <> (f.dossier_id is not null)"
                                    + " or (p.dossier_id is null) <> (s.dossier_id is not null)"));
            List<String> kept = documents(directory.resolve("data"));
            for (String address : Statements.query(
                    database, "select address from dossier_document", none -> {}, row -> row.getString(1)))
                assertTrue(kept.contains(address), "a row without its file");
        }
    }

    /** The database that the killed engine leaves, to look into. */
    private static HikariDataSource reopen(Map<String, String> settings) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.get("lienthong.db.url"));
        config.setUsername(settings.get("lienthong.db.username"));
        config.setPassword("");
        return new HikariDataSource(config);
    }

    private static long count(DataSource database, String sql) {
        return Statements.query(database, sql, none -> {}, row -> row.getLong(1))
                .get(0);
    }

    private static List<String> documents(Path data) throws IOException {
        try (var files = Files.walk(data.resolve("documents"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("in-use.lock"))
                    .toList();
        }
    }
}
