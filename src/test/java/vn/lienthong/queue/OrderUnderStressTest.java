package vn.lienthong.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testing.MutableClock;
import vn.lienthong.testing.TestDatabase;

/**
 * Order per line whatever happens: random failures, retries, parking, redrive, releases and lost leases, on two engines
 * over one database. What a step has done is written in its own commit, so the table tells what really counted.
 */
class OrderUnderStressTest {
    private static final int LINES = 25;
    private static final int MESSAGES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final QueueAdmin.Act ACT = new QueueAdmin.Act("operator", "test");

    @TempDir
    Path directory;

    /** One message of one line was worked on in one queue. */
    record Done(String queue, String line, int number) implements Effect {
        record Writer() implements EffectWriter<Done> {
            @Override
            public Class<Done> effect() {
                return Done.class;
            }

            @Override
            public int order() {
                return 500;
            }

            @Override
            public void write(Connection connection, List<Done> effects) throws SQLException {
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into done (queue, line, number) values (?, ?, ?)")) {
                    for (Done done : effects) {
                        insert.setString(1, done.queue());
                        insert.setString(2, done.line());
                        insert.setInt(3, done.number());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
            }
        }
    }

    @Test
    void order_holds_with_two_engines_on_postgresql() throws Exception {
        try (TestDatabase database = TestDatabase.postgresql()) {
            stress(database, "bigserial", 2, 1);
        }
    }

    @Test
    void order_holds_on_the_embedded_database() throws Exception {
        try (TestDatabase database = TestDatabase.h2(directory)) {
            stress(database, "bigint auto_increment", 1, 2);
        }
    }

    private static void stress(TestDatabase database, String serial, int engines, long seed) throws Exception {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table done (seq " + serial
                    + " primary key, queue varchar(20), line varchar(20), number int)");
        }
        List<QueueFixture> all = new ArrayList<>();
        try {
            for (int i = 0; i < engines; i++) all.add(engine(database, "engine" + i, new Random(seed + i)));
            Random random = new Random(seed);
            List<String> lines = IntStream.range(0, LINES)
                    .mapToObj(i -> "L" + i)
                    .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
            for (int number = 1; number <= MESSAGES; number++) {
                Collections.shuffle(lines, random);
                for (String line : lines) all.get(random.nextInt(engines)).send("first", line, String.valueOf(number));
                redrive(all.get(random.nextInt(engines)));
            }
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
                redrive(all.get(0));
                return done(database).values().stream().mapToInt(List::size).sum() >= 2 * LINES * MESSAGES;
            });
        } finally {
            all.forEach(QueueFixture::close);
        }
        List<Integer> expected = IntStream.rangeClosed(1, MESSAGES).boxed().toList();
        Map<String, List<Integer>> done = done(database);
        assertEquals(2 * LINES, done.size());
        assertAll(done.entrySet().stream().map(line -> () -> assertEquals(expected, line.getValue(), line.getKey())));
    }

    private static QueueFixture engine(TestDatabase database, String owner, Random random) {
        QueueFixture engine = new QueueFixture(
                database,
                new QueueSettings(
                        // so short that leases run out under load, too
                        Duration.ofMillis(400),
                        20,
                        50,
                        Duration.ofMillis(50),
                        new RetryPolicy(Duration.ofMillis(5), Duration.ofMillis(40), 2)),
                PartnerGate.OPEN,
                new MutableClock(),
                QueueListener.NONE,
                List.of(new Done.Writer()),
                owner);
        engine.work("first", 4, step -> {
            fail(random);
            Message message = step.messages().get(0);
            step.add(new Done("first", message.line(), Integer.parseInt(message.body())));
            step.add(QueueFixture.message("second", message.line(), message.body()));
        });
        engine.work("second", 4, step -> {
            fail(random);
            Message message = step.messages().get(0);
            step.add(new Done("second", message.line(), Integer.parseInt(message.body())));
        });
        return engine;
    }

    /** One step in three goes wrong, in one of the ways there are. */
    private static void fail(Random random) {
        switch (random.nextInt(15)) {
            case 0 -> throw new StepFailure(ErrorClass.PARTNER_BUSY, "", "test.busy");
            case 1 -> throw new StepFailure(ErrorClass.PARTNER_REFUSED, "", "test.refused");
            case 2 -> throw StepFailure.notTried("", "test.held");
            case 3 -> throw new LeaseLost("test");
            case 4 -> throw new Conflict("test");
            default -> {}
        }
    }

    private static void redrive(QueueFixture engine) {
        for (String queue : List.of("first", "second")) {
            engine.engine.admin().redrive(queue, QueueAdmin.Selection.all(), ACT, false);
        }
    }

    private static Map<String, List<Integer>> done(TestDatabase database) throws SQLException {
        Map<String, List<Integer>> done = new LinkedHashMap<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select queue, line, number from done order by seq")) {
            while (row.next()) {
                done.computeIfAbsent(row.getString(1) + " " + row.getString(2), first -> new ArrayList<>())
                        .add(row.getInt(3));
            }
        }
        return done;
    }
}
