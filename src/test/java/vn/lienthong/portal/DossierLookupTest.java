package vn.lienthong.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.DossierIntake;
import vn.lienthong.dossier.DossierStore;
import vn.lienthong.dossier.DossierWriters;
import vn.lienthong.dossier.FileLinks;
import vn.lienthong.dossier.Fronts;
import vn.lienthong.dossier.IncomingDocument;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.dossier.Vault;
import vn.lienthong.queue.QueueEngine;
import vn.lienthong.steps.ProcedureTable;
import vn.lienthong.testing.TestDatabase;
import vn.lienthong.testing.TestQueues;

/** What a look-up costs. */
class DossierLookupTest {
    private static final String NUMBER = "G22.99.08-260921-000001";

    @TempDir
    Path directory;

    private final AtomicInteger statements = new AtomicInteger();
    private TestDatabase database;
    private PortalServices services;

    @AfterEach
    void close() {
        database.close();
    }

    private void open(TestDatabase opened) throws Exception {
        database = opened;
        Vault vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        DocumentStore documents = new DocumentStore(directory.resolve("documents"), vault);
        Clock clock = Clock.systemUTC();
        QueueEngine queues = TestQueues.start(database, DossierWriters.all(vault, clock), vault, clock);
        new DossierIntake(database.dataSource(), queues.commits(), vault, documents, clock, Fronts.UNLIMITED)
                .receive(dossier(), received -> List.of());
        queues.close();
        FileLinks links = new FileLinks(vault, Optional.of("https://lienthong.example"), Duration.ofDays(30), clock);
        services = new PortalServices(
                database.dataSource(),
                new DossierStore(counting(database.dataSource()), vault, documents),
                new Appointments(counting(database.dataSource())),
                new ProcedureTable(new RouteFiles(Path.of("routes"), "can-tho")),
                StatusTable.shipped(),
                (dossier, document) -> links.link(dossier, document.address()),
                null,
                clock);
    }

    private static IncomingDossier dossier() {
        ObjectNode form = JsonNodeFactory.instance
                .objectNode()
                .put("nksHoTen", "H'Hen Niê")
                .put("nksNgaySinh", "20.09.2026");
        byte[] paper = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        return new IncomingDossier(
                "dvclt",
                NUMBER,
                "KS",
                "2.000986",
                "31117",
                Instant.now().minusSeconds(60),
                "",
                form,
                List.of(new IncomingDocument(1, 1, "Giấy chứng sinh", "gcs.pdf", false, "application/pdf", paper)),
                List.of(),
                List.of());
    }

    /** Counts what is prepared, as every statement of the store is. */
    private DataSource counting(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? counting(connection) : result;
                });
    }

    private Connection counting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) statements.incrementAndGet();
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private Exchange lookUp(String number) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(JsonNodeFactory.instance.objectNode().put("number", number));
            new LookUp(services).process(exchange);
            return exchange;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgresql"})
    void before_its_clock_runs_it_takes_six_statements(String kind) throws Exception {
        open(kind.equals("h2") ? TestDatabase.h2(directory) : TestDatabase.postgresql());

        Exchange answer = lookUp(NUMBER);

        assertEquals("yes", answer.getMessage().getHeader("found"));
        assertEquals(
                "RECEIVED",
                answer.getMessage()
                        .getBody(JsonNode.class)
                        .at("/statuses/0/status")
                        .asText());
        assertEquals(6, statements.get());
    }

    @Test
    void an_unknown_number_takes_one() throws Exception {
        open(TestDatabase.h2(directory));

        assertEquals("no", lookUp("G22.99.08-260921-999999").getMessage().getHeader("found"));
        assertEquals(1, statements.get());
    }

    @Test
    void of_a_dossier_whose_personal_data_was_removed_there_is_nothing_to_tell() throws Exception {
        open(TestDatabase.h2(directory));
        try (Connection connection = database.dataSource().getConnection()) {
            connection.createStatement().execute("update dossier_version set form_sealed = x''");
        }
        assertEquals("no", lookUp(NUMBER).getMessage().getHeader("found"));
    }
}
