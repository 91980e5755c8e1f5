package vn.lienthong.partner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.testing.TestDatabase;

/** One statement in a one-stop system's database. */
class DatabaseCallTest {
    private static final String INSERT = "sql:insert into den (khoa, ten, lan) values (:#khoa, :#ten, :#lan)";
    private static final String ROW = "{\"khoa\":\"k1\",\"ten\":\"H'Hen Niê'); drop table den; --\",\"lan\":1}";

    @TempDir
    Path folder;

    private final Partners partners = new Partners(Clock.systemUTC());
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private TestDatabase database;

    @AfterEach
    void stop() {
        camel.stop();
        partners.close();
        if (database != null) database.close();
    }

    private void connect(String kind) throws Exception {
        database = kind.equals("h2") ? TestDatabase.h2(folder) : TestDatabase.postgresql();
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table den (khoa varchar(40) primary key, ten varchar(60) not null, lan int)");
        }
        connect(database.dataSource());
    }

    private void connect(DataSource source) {
        partners.add(
                camel,
                new PartnerProfile("one-stop", null, Duration.ofSeconds(2), 2, 3, Duration.ofHours(1), 10_000),
                new Credentials("", ""));
        camel.addComponent(
                "sql",
                new DatabaseComponent(
                        partners,
                        "one-stop",
                        source,
                        Duration.ofSeconds(2),
                        new RouteFiles(Path.of("routes"), "dak-lak")));
        camel.start();
    }

    private Exchange run(String uri, String body) {
        return camel.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(new ObjectMapper().readTree(body));
            exchange.getMessage().setHeader("CamelSqlQuery", "drop table den");
        });
    }

    private static StepFailure failure(Exchange exchange) {
        return assertInstanceOf(StepFailure.class, exchange.getException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void values_are_bound_and_rows_come_back_as_json(String kind) throws Exception {
        connect(kind);
        Exchange written = run(INSERT, ROW);
        assertNull(written.getException());
        assertEquals(
                "{\"updated\":1}", written.getMessage().getBody(JsonNode.class).toString());
        Exchange read = run("sql:select * from den where khoa = :#khoa", ROW);
        assertNull(read.getException());
        assertEquals(
                "[" + ROW + "]",
                read.getMessage().getBody(JsonNode.class).toString(),
                "no header changed the statement");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_row_that_another_worker_has_just_written_is_tried_again(String kind) throws Exception {
        connect(kind);
        run(INSERT, ROW);
        assertEquals(ErrorClass.PARTNER_BUSY, failure(run(INSERT, ROW)).errorClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_row_that_does_not_fit_is_refused_without_its_content(String kind) throws Exception {
        connect(kind);
        StepFailure failure = failure(run(INSERT, "{\"khoa\":\"k2\",\"ten\":null,\"lan\":1}"));
        assertEquals("partner.database-refused", failure.reason());
        assertFalse(failure.getMessage().contains("k2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_statement_that_cannot_run_is_our_configuration(String kind) throws Exception {
        connect(kind);
        StepFailure failure = failure(run("sql:select x from no_such_table", ROW));
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
        assertEquals("partner.database-statement", failure.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void a_statement_gives_a_thousand_rows_and_no_more(String kind) throws Exception {
        connect(kind);
        fill(DatabaseComponent.MAX_ROWS);
        Exchange read = run("sql:select khoa from den", ROW);
        assertNull(read.getException());
        assertEquals(
                DatabaseComponent.MAX_ROWS,
                read.getMessage().getBody(JsonNode.class).size());
        fill(1);
        StepFailure failure = failure(run("sql:select khoa from den", ROW));
        assertEquals("partner.database-too-many-rows", failure.reason());
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
    }

    private void fill(int rows) throws Exception {
        try (var connection = database.dataSource().getConnection();
                var insert = connection.prepareStatement("insert into den (khoa, ten) values (?, 'x')")) {
            for (int row = 0; row < rows; row++) {
                insert.setString(1, rows + "-" + row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Test
    void a_parameter_without_a_value_is_a_fault_of_ours_without_its_content() throws Exception {
        connect("h2");
        StepFailure failure = failure(run(INSERT, "{\"khoa\":\"k3\",\"lan\":1}"));
        assertEquals(ErrorClass.BUG, failure.errorClass());
        assertFalse(failure.getMessage().contains("k3"));
    }

    @Test
    void a_database_that_is_away_opens_the_breaker() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
        config.setConnectionTimeout(250);
        config.setInitializationFailTimeout(-1);
        try (HikariDataSource away = new HikariDataSource(config)) {
            connect(away);
            for (int i = 0; i < 3; i++)
                assertEquals("partner.unreachable", failure(run(INSERT, ROW)).reason());
            assertEquals("open", partners.states().get(0).breaker());
            assertEquals("partner.breaker-open", failure(run(INSERT, ROW)).reason());
        }
    }

    @Test
    void without_a_database_the_message_says_what_is_missing() {
        camel.addComponent(
                "sql",
                new DatabaseComponent(
                        partners,
                        "one-stop",
                        null,
                        Duration.ofSeconds(2),
                        new RouteFiles(Path.of("routes"), "dak-lak")));
        camel.start();
        assertEquals("partner.not-configured", failure(run(INSERT, ROW)).reason());
    }

    @Test
    void a_statement_in_a_file_is_the_provinces_own() throws Exception {
        connect("h2");
        StepFailure failure = failure(
                run("sql:resource:routes:partners/one-stop-find.sql", "{\"ma_ho_so_lt\":\"G22.99.08-260921-000123\"}"));
        assertEquals("one-stop-find", failure.arguments().get(1), "there is no such table here");
    }
}
