package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import vn.lienthong.dossier.PeriodCounts.Row;
import vn.lienthong.testing.TestDatabase;

/** Whatever happened to forty dossiers around October 2026, in the two databases alike. */
class PeriodCountsPropertiesTest {
    private static final Instant SEPTEMBER = Instant.parse("2026-08-31T17:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-09-30T17:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-10-31T17:00:00Z");
    private static final int DOSSIERS = 40;

    private static List<TestDatabase> databases;

    @BeforeContainer
    static void open() throws IOException {
        databases = List.of(TestDatabase.h2(Files.createTempDirectory("figures")), TestDatabase.postgresql());
    }

    @AfterContainer
    static void close() {
        databases.forEach(TestDatabase::close);
    }

    private static RandomHistories histories(long seed) {
        return new RandomHistories(seed, DOSSIERS, SEPTEMBER, Duration.between(SEPTEMBER, NOVEMBER.plusSeconds(1)));
    }

    @Property(tries = 40)
    void sql_counts_as_one_would_by_hand(@ForAll long seed) throws SQLException {
        RandomHistories histories = histories(seed);
        List<Row> byHand = new ArrayList<>();
        for (String procedure : List.of("1.001193", "2.000986")) {
            Row row = histories.countedOneByOne(procedure, OCTOBER, NOVEMBER);
            if (row.received() + row.carriedOver() > 0) byHand.add(row);
        }
        for (TestDatabase database : databases) {
            histories.store(database.dataSource());
            assertEquals(byHand, new PeriodCounts(database.dataSource()).between(OCTOBER, NOVEMBER));
        }
    }

    @Property(tries = 20)
    void what_one_month_leaves_unfinished_the_next_one_carries_over(@ForAll long seed) throws SQLException {
        histories(seed).store(databases.get(0).dataSource());
        PeriodCounts counts = new PeriodCounts(databases.get(0).dataSource());
        long left = counts.between(SEPTEMBER, OCTOBER).stream()
                .mapToLong(row -> row.notCompletedWithin() + row.notCompletedOverdue())
                .sum();
        long carried = counts.between(OCTOBER, NOVEMBER).stream()
                .mapToLong(Row::carriedOver)
                .sum();
        assertEquals(left, carried);
    }

    @Property(tries = 20)
    void received_and_carried_over_are_completed_and_not_completed(@ForAll long seed) throws SQLException {
        histories(seed).store(databases.get(1).dataSource());
        for (Row row : new PeriodCounts(databases.get(1).dataSource()).between(OCTOBER, NOVEMBER))
            assertEquals(
                    row.received() + row.carriedOver(),
                    row.onTime() + row.late() + row.notCompletedWithin() + row.notCompletedOverdue());
    }
}
