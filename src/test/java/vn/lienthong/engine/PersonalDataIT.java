package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.simulator.Faults;
import vn.lienthong.simulator.SimulatorOptions;
import vn.lienthong.simulator.Simulators;
import vn.lienthong.simulator.SyntheticDossier;
import vn.lienthong.simulator.SyntheticDossiers;
import vn.lienthong.testing.TestDatabase;

/** Names, numbers and addresses of people are nowhere but sealed in the store and on the wire to the partners. */
class PersonalDataIT {
    private static final int DOSSIERS = 20;
    private static final Pattern PERSONAL =
            Pattern.compile("000\\d{9}|000FR\\d{6}|0000\\d{6}|Số \\d+, [^<,]+|92\\d{3}\\.GCS\\.\\d{5}\\.\\d{2}");
    /** Identification numbers that only the registry's answers hold. */
    private static final Pattern ANY_NUMBER = Pattern.compile("(?<![\\p{Alnum}-])000\\d{9}(?!\\p{Alnum})");

    @TempDir
    Path data;

    private final Recorder recorder = new Recorder();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("vn.lienthong");
    private Level rootLevel;

    /** Every line of every logger, with what exceptions say. */
    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            StringBuilder line = new StringBuilder(event.getLoggerName())
                    .append(' ')
                    .append(event.getThreadName())
                    .append(' ')
                    .append(event.getFormattedMessage())
                    .append(event.getMDCPropertyMap());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                line.append(" | ").append(thrown.getClassName()).append(' ').append(thrown.getMessage());
            }
            lines.add(line.toString());
        }
    }

    @BeforeEach
    void record() {
        rootLevel = root.getLevel();
        recorder.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        recorder.start();
        root.addAppender(recorder);
        root.setLevel(Level.INFO);
        ours.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopRecording() {
        root.setLevel(rootLevel);
        ours.setLevel(null);
        root.detachAppender(recorder);
    }

    private static Set<String> personal(List<SyntheticDossier> dossiers) {
        Set<String> found = new TreeSet<>();
        for (SyntheticDossier dossier : dossiers) {
            if (dossier.registeredName().length() >= 6) found.add(dossier.registeredName());
            Matcher matcher =
                    PERSONAL.matcher(java.text.Normalizer.normalize(dossier.json(), java.text.Normalizer.Form.NFC));
            while (matcher.find()) found.add(matcher.group());
        }
        return found;
    }

    @Test
    void personal_data_is_in_no_log_line_metric_page_or_clear_column_on_the_embedded_database() throws Exception {
        withPartners((partners, settings) -> run(partners, settings, "jdbc:h2:file:" + data.resolve("lienthong")));
    }

    @Test
    void personal_data_is_in_no_log_line_metric_page_or_clear_column_on_postgresql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql()) {
            withPartners((partners, settings) -> {
                EngineFixture.useDatabase(settings, database);
                run(partners, settings, database.url());
            });
        }
    }

    private interface Body {
        void run(Simulators partners, Map<String, String> settings) throws Exception;
    }

    private void withPartners(Body body) throws Exception {
        SimulatorOptions options = SimulatorOptions.demo()
                .change()
                .seed(51)
                .registry(SimulatorOptions.Registry.PROMPT.withRegisterAfter(Duration.ofMillis(200)))
                .dossiers(
                        SimulatorOptions.Dossiers.NONE.to(URI.create("http://127.0.0.1:1"), EngineFixture.CALLER_TOKEN))
                .build();
        try (Simulators partners = Simulators.start(options, Clock.systemUTC())) {
            partners.faults(
                    Faults.none().withServerErrors(0.1).withCutLines(0.1).withHtml(0.1));
            body.run(partners, EngineFixture.settings(data, partners));
        }
    }

    private void run(Simulators partners, Map<String, String> settings, String databaseUrl) throws Exception {
        List<SyntheticDossier> dossiers = new SyntheticDossiers(51, Clock.systemUTC()).list(DOSSIERS);
        List<String> numbers = dossiers.stream().map(SyntheticDossier::number).toList();
        Set<String> personal = personal(dossiers);
        assertTrue(personal.size() > 3 * DOSSIERS, "enough to look for: " + personal.size());
        List<String> seen = new ArrayList<>();
        try (Engine engine = EngineFixture.start(settings)) {
            URI target = URI.create("http://127.0.0.1:" + engine.partnerApiPort());
            for (SyntheticDossier dossier : dossiers) partners.dvclt().send(target, dossier.json());
            refusedPosts(target, dossiers.get(0), seen);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> numbers.stream()
                                    .filter(number -> !partners.dvclt()
                                            .ledger()
                                            .callbacks(number)
                                            .isEmpty())
                                    .count()
                            > DOSSIERS / 2);
            // in the middle of the work, so that there are waiting messages to look at
            seen.addAll(dump(databaseUrl, settings));
            new Proof(partners).awaitComplete(numbers, Duration.ofSeconds(90));
            for (String page : List.of("health", "metrics", "health/ready")) {
                seen.add(get(URI.create("http://127.0.0.1:" + engine.operationsPort() + "/observe/" + page)));
            }
            for (QueueAdmin.QueueState queue : engine.queues().queues()) {
                engine.queues().messages(queue.name(), null, 100).forEach(message -> seen.add(message.toString()));
            }
            seen.addAll(dump(databaseUrl, settings));
        }
        seen.addAll(recorder.lines);
        for (String text : seen) {
            for (String value : personal) assertFalse(text.contains(value), () -> "found in: " + text);
        }
        for (String line : recorder.lines) assertFalse(ANY_NUMBER.matcher(line).find(), line);
        assertTrue(recorder.lines.size() > 5, "the log was really recorded");
        assertEquals(List.of(), filesThatShow(personal));
    }

    /** Broken and conflicting posts that carry personal data; what is answered is looked through too. */
    private static void refusedPosts(URI engine, SyntheticDossier dossier, List<String> seen) throws Exception {
        String json = dossier.json();
        for (String body : List.of(
                json.substring(0, json.length() - 2),
                json.replace("\"module\":\"KS\"", "\"module\":\"" + dossier.registeredName() + "\""),
                json.replace("</hoTich>", "<x>" + dossier.registeredName() + "</hoTich>"),
                json.replaceFirst("<soLuongBanSao>\\d+<", "<soLuongBanSao>9<"))) {
            HttpRequest post = HttpRequest.newBuilder(engine.resolve("/dvclt/v1/dossiers"))
                    .header("Authorization", "Bearer " + EngineFixture.CALLER_TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
            assertTrue(answer.statusCode() < 500, answer.body());
            seen.add(answer.body());
        }
    }

    private static String get(URI page) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** All rows of all tables, bytes read as text. */
    private static List<String> dump(String url, Map<String, String> settings) throws Exception {
        List<String> rows = new ArrayList<>();
        String user = settings.getOrDefault("lienthong.db.username", "lienthong");
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet table = statement.executeQuery(
                    "select table_name from information_schema.tables" + " where lower(table_schema) = 'public'")) {
                while (table.next()) tables.add(table.getString(1));
            }
            assertTrue(tables.size() > 5, tables.toString());
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery("select * from \"" + table + "\"")) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        StringBuilder text = new StringBuilder(table);
                        for (int i = 1; i <= columns; i++) {
                            Object value = row.getObject(i);
                            if (value instanceof byte[] bytes) value = new String(bytes, StandardCharsets.UTF_8);
                            text.append(' ').append(value);
                        }
                        rows.add(text.toString());
                    }
                }
            }
        }
        return rows;
    }

    /** Database files, documents and whatever else lies in the data directory. */
    private List<Path> filesThatShow(Set<String> personal) throws Exception {
        List<Path> showing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String value : personal) {
                    String bytes = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                    if (content.contains(bytes)) showing.add(file);
                }
            }
        }
        return showing;
    }
}
