package vn.lienthong.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabasePulseTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch back = new CountDownLatch(1);

    @AfterEach
    void end() {
        back.countDown();
    }

    @Test
    void a_database_that_answers_is_well() {
        assertEquals(Optional.empty(), new DatabasePulse(pool(() -> connection(true)), LONG).fault());
    }

    @Test
    void one_that_refuses_says_why() {
        DatabasePulse pulse = new DatabasePulse(
                pool(() -> {
                    throw new SQLException("words of the driver", "08001");
                }),
                LONG);
        assertEquals(Optional.of("SQL state 08001"), pulse.fault());
    }

    /** Its connections say of themselves that they are valid. */
    @Test
    void one_that_has_closed_itself_is_a_fault() {
        assertEquals(Optional.of("SQL state 90098"), new DatabasePulse(pool(() -> connection(false)), LONG).fault());
    }

    @Test
    void a_pool_that_still_waits_is_told_of_in_time_and_asked_once() {
        DatabasePulse pulse = new DatabasePulse(pool(this::afterLong), Duration.ofSeconds(1));
        assertEquals(Optional.of("no answer in 1 s"), pulse.fault());
        assertEquals(Optional.of("no answer in 1 s"), pulse.fault());
        assertEquals(1, asked.get());
    }

    @Test
    void it_is_well_again_as_soon_as_the_pool_is() {
        DatabasePulse pulse = new DatabasePulse(pool(this::afterLong), Duration.ofSeconds(1));
        assertEquals(Optional.of("no answer in 1 s"), pulse.fault());
        back.countDown();
        await().atMost(LONG).until(pulse::fault, Optional::isEmpty);
    }

    private Connection afterLong() throws SQLException {
        try {
            back.await();
        } catch (InterruptedException e) {
            throw new SQLException(e);
        }
        return connection(true);
    }

    private interface Source {
        Connection next() throws SQLException;
    }

    private DataSource pool(Source source) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (pool, method, arguments) -> {
                    asked.incrementAndGet();
                    return source.next();
                });
    }

    private static Connection connection(boolean open) {
        return proxy(Connection.class, Map.of("isValid", () -> true, "createStatement", () -> statement(open)));
    }

    private static Statement statement(boolean open) {
        return proxy(Statement.class, Map.of("executeQuery", () -> {
            if (!open) throw new SQLException("words of the driver", "90098");
            return proxy(ResultSet.class, Map.of());
        }));
    }

    private static <T> T proxy(Class<T> type, Map<String, Callable<Object>> answers) {
        return type.cast(Proxy.newProxyInstance(
                DatabasePulseTest.class.getClassLoader(),
                new Class<?>[] {type},
                (asked, method, arguments) ->
                        answers.getOrDefault(method.getName(), () -> null).call()));
    }
}
