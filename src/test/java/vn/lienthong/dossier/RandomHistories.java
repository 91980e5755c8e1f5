package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import vn.lienthong.dossier.PeriodCounts.Row;

/** Histories that the table of statuses allows, at random times around a month; and what counts them one by one. */
final class RandomHistories {
    private static final Duration LONGEST_PAUSE = Duration.ofDays(12);

    /** A status entered, in this version, due then. */
    private record Entered(int version, Status status, Instant at, Instant dueAt) {}

    private record Life(String procedure, List<Entered> history) {
        Instant receivedAt() {
            return history.get(0).at();
        }
    }

    private final Random random;
    private final List<Life> lives = new ArrayList<>();

    RandomHistories(long seed, int dossiers, Instant from, Duration within) {
        random = new Random(seed);
        for (int i = 0; i < dossiers; i++) lives.add(life(from.plus(upTo(within))));
    }

    private Duration upTo(Duration longest) {
        return Duration.ofSeconds(random.nextLong(longest.toSeconds() + 1));
    }

    private Life life(Instant receivedAt) {
        StatusTable table = StatusTable.shipped();
        List<Entered> history = new ArrayList<>();
        Status status = Status.RECEIVED;
        Instant at = receivedAt;
        int version = 1;
        Instant due = due(at);
        history.add(new Entered(version, status, at, due));
        int steps = random.nextInt(8);
        for (int step = 0; step < steps; step++) {
            Status from = status;
            List<Status> next = Arrays.stream(Status.values())
                    .filter(to -> table.decide(from, to) == Decision.APPLY)
                    .toList();
            if (next.isEmpty()) break;
            status = next.get(random.nextInt(next.size()));
            at = at.plus(upTo(LONGEST_PAUSE));
            if (table.needsNextVersion(from, status)) {
                version++;
                due = due(at);
            }
            history.add(new Entered(version, status, at, due));
        }
        return new Life(random.nextBoolean() ? "2.000986" : "1.001193", history);
    }

    /** Some are without an appointment. */
    private Instant due(Instant at) {
        return random.nextInt(6) == 0 ? null : at.plus(upTo(Duration.ofDays(8)));
    }

    void store(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (String table : List.of("dossier_appointment", "dossier_status", "dossier"))
                connection.createStatement().execute("delete from " + table);
            for (int id = 1; id <= lives.size(); id++) store(connection, id, lives.get(id - 1));
        }
    }

    private static void store(Connection connection, int id, Life life) throws SQLException {
        List<Entered> history = life.history();
        Entered last = history.get(history.size() - 1);
        DossierRows.insert(
                connection,
                List.of(new Dossier(
                        id,
                        "dvclt",
                        DossierFixture.number(id),
                        null,
                        "birth",
                        "KS",
                        life.procedure(),
                        "31117",
                        last.status(),
                        last.version(),
                        history.size(),
                        life.receivedAt(),
                        life.receivedAt(),
                        last.dueAt(),
                        null,
                        List.of())));
        for (int revision = 1; revision <= history.size(); revision++) {
            Entered entered = history.get(revision - 1);
            StatusEntered row = new StatusEntered(
                    id, revision, entered.version(), entered.status(), entered.at(), entered.at(), new byte[1]);
            write(connection, row);
            if (entered.status() == Status.RECEIVED && entered.dueAt() != null) appoint(connection, id, entered);
        }
    }

    private static void write(Connection connection, StatusEntered row) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_status (dossier_id, revision, version, status, stated_at, arrived_at,"
                        + " detail_sealed) values (?, ?, ?, ?, ?, ?, ?)",
                List.of(row),
                (to, entered) -> to.number(entered.dossierId())
                        .number(entered.revision())
                        .small(entered.version())
                        .text(entered.status().name())
                        .instant(entered.at())
                        .instant(entered.arrivedAt())
                        .bytes(entered.detailSealed()));
    }

    private static void appoint(Connection connection, int id, Entered received) throws SQLException {
        Statements.batch(
                connection,
                "insert into dossier_appointment (dossier_id, version, starts_at, due_at, stage, check_at)"
                        + " values (?, ?, ?, ?, 'CLOSED', ?)",
                List.of(received),
                (to, row) -> to.number(id)
                        .small(row.version())
                        .instant(row.at())
                        .instant(row.dueAt())
                        .instant(row.at()));
    }

    /** The same counts, dossier by dossier, as a person would find them in the histories. */
    Row countedOneByOne(String procedure, Instant start, Instant cut) {
        long[] counts = new long[6];
        for (Life life : lives) {
            if (!life.procedure().equals(procedure) || !life.receivedAt().isBefore(cut)) continue;
            Instant finishedAt = finishedAt(life);
            if (finishedAt != null && finishedAt.isBefore(start)) continue;
            counts[life.receivedAt().isBefore(start) ? 1 : 0]++;
            counts[verdict(life, finishedAt, cut)]++;
        }
        return new Row(procedure, counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    private static Instant finishedAt(Life life) {
        for (List<Status> finishing : List.of(
                List.of(Status.REGISTERED),
                List.of(Status.RETURNED),
                List.of(Status.REJECTED, Status.WITHDRAWN, Status.STOPPED)))
            for (Entered entered : life.history()) if (finishing.contains(entered.status())) return entered.at();
        return null;
    }

    private static int verdict(Life life, Instant finishedAt, Instant cut) {
        boolean finished = finishedAt != null && finishedAt.isBefore(cut);
        Instant judgedAt = finished ? finishedAt : cut;
        Entered present = null;
        Instant stoppedAt = null;
        int supplements = 0;
        for (Entered entered : life.history()) {
            if (!entered.at().isBefore(cut)) break;
            if (entered.status() == Status.RECEIVED) {
                present = entered;
                stoppedAt = null;
            }
            if (entered.status() == Status.SUPPLEMENT_REQUIRED) {
                supplements++;
                stoppedAt = entered.at();
            }
        }
        Instant clock = stoppedAt != null && stoppedAt.isBefore(judgedAt) ? stoppedAt : judgedAt;
        boolean pastDue = present.dueAt() != null && present.dueAt().isBefore(clock);
        if (finished) return pastDue || supplements > 1 ? 3 : 2;
        return pastDue ? 5 : 4;
    }
}
