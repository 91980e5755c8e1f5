package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.queue.StepFailure;

@ParameterizedClass
@EnumSource(Database.class)
class OneStopNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 21);
    /** domain-facts §6.1 */
    private static final String ACCEPTED =
            "^(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Y]\\d{2}|[A-Y]\\d{2}(?:\\.\\d{2,3}){0,3})-(\\d{6}|\\d{8})-\\d{4,7}$";

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private HikariDataSource dataSource;

    @BeforeEach
    void open() {
        dataSource = database.open(directory).dataSource();
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    /** The engine that was lost may have given numbers that a database put back does not know of. */
    @Test
    void after_a_restore_no_number_is_given_that_the_lost_engine_may_have_given() throws SQLException {
        OneStopNumbers numbers = new OneStopNumbers(dataSource);
        numbers.next("H21", "129", DAY.minusDays(1));
        numbers.next("H21", "129", DAY);
        try (var connection = dataSource.getConnection()) {
            OneStopNumbers.leaveGap(connection, DAY, DAY.plusDays(2));
            if (!connection.getAutoCommit()) connection.commit();
        }
        assertEquals("H21.129-260920-1002", numbers.next("H21", "129", DAY.minusDays(1)));
        assertEquals("H21.129-260921-1002", numbers.next("H21", "129", DAY));
        assertEquals("H21.129-260923-1001", numbers.next("H21", "129", DAY.plusDays(2)));
        assertEquals("H21.129-260924-0001", numbers.next("H21", "129", DAY.plusDays(3)));
    }

    @Test
    void numbers_count_up_within_a_unit_and_day() {
        OneStopNumbers numbers = new OneStopNumbers(dataSource);
        assertEquals("H21.129-260921-0001", numbers.next("H21", "129", DAY));
        assertEquals("H21.129-260921-0002", numbers.next("H21", "129", DAY));
    }

    @Test
    void each_unit_and_each_day_begins_at_one() {
        OneStopNumbers numbers = new OneStopNumbers(dataSource);
        numbers.next("H21", "129", DAY);
        assertEquals("H21.130-260921-0001", numbers.next("H21", "130", DAY));
        assertEquals("H21.129-260922-0001", numbers.next("H21", "129", DAY.plusDays(1)));
    }

    @Test
    void after_9999_comes_a_fifth_digit() throws SQLException {
        OneStopNumbers numbers = new OneStopNumbers(dataSource);
        numbers.next("H21", "129", DAY);
        try (var connection = dataSource.getConnection()) {
            connection.createStatement().execute("update number_sequence set last_number = 9999");
        }
        String number = numbers.next("H21", "129", DAY);
        assertEquals("H21.129-260921-10000", number);
        assertTrue(number.matches(ACCEPTED));
    }

    @Test
    void two_processes_never_give_the_same_number() throws Exception {
        OneStopNumbers one = new OneStopNumbers(dataSource);
        OneStopNumbers other = new OneStopNumbers(dataSource);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<String> next = () -> (Thread.currentThread().getId() % 2 == 0 ? one : other).next("H21", "129", DAY);
        Set<String> given = new HashSet<>();
        for (Future<String> number : threads.invokeAll(Collections.nCopies(200, next))) given.add(number.get());
        threads.shutdown();
        assertEquals(200, given.size());
        assertEquals("H21.129-260921-0201", one.next("H21", "129", DAY));
    }

    @Test
    void a_code_that_cannot_stand_in_a_number_is_a_fault_of_configuration() {
        StepFailure failure =
                assertThrows(StepFailure.class, () -> new OneStopNumbers(dataSource).next("H21", "12-9", DAY));
        assertEquals("one-stop-number-codes", failure.reason());
    }
}
