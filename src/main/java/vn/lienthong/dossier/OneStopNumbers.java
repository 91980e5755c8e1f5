package vn.lienthong.dossier;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * Numbers of one-stop dossiers, for a province whose one-stop system gives none: {@code
 * <agency>.<unit>-YYMMDD-NNNN} (2-contracts.md "One-stop system"; domain-facts §6.1), counted in the database, so that
 * several processes never give the same one. A number taken by a step that then fails is left out.
 */
public final class OneStopNumbers {
    /** What number patterns in use accept: seven digits. */
    private static final long MAX_SERIAL = 9_999_999;

    /** More than one unit gives in a day. */
    private static final long GAP_AFTER_RESTORE = 1_000;

    private static final int MAX_TRIES = 5;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final DataSource dataSource;

    public OneStopNumbers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The next number of that unit and day, in a short transaction of its own. Four digits, five from 10000 on.
     *
     * @param agency the province's code, e.g. {@code H21}
     * @param unit the unit's code below it, e.g. {@code 129}
     * @throws StepFailure (configuration) when a code cannot stand in a number, or the day has no number left
     */
    public String next(String agency, String unit, LocalDate day) {
        String name = agency + "." + unit;
        if (!name.matches("[A-Z0-9]{1,20}(\\.[A-Z0-9]{1,20}){1,4}"))
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "one-stop-number-codes", agency, unit);
        long serial = nextSerial(name, day);
        if (serial > MAX_SERIAL)
            throw new StepFailure(ErrorClass.CONFIGURATION, "", "one-stop-number-codes", agency, unit);
        return String.format(Locale.ROOT, "%s-%s-%04d", name, DAY.format(day), serial);
    }

    /**
     * Leaves out numbers that an engine may have given after the state this database was put back to: of the days
     * before {@code until}, which late dossiers still get numbers of, and of each day from {@code since} on.
     *
     * @param since day of the state; {@code until}: today, at most a year later
     */
    public static void leaveGap(Connection connection, LocalDate since, LocalDate until) throws SQLException {
        List<String> names = Statements.query(
                connection, "select distinct name from number_sequence", none -> {}, row -> row.getString(1));
        Statements.batch(
                connection,
                "update number_sequence set last_number = last_number + ?",
                List.of(GAP_AFTER_RESTORE),
                (to, gap) -> to.number(gap));
        LocalDate last = until.isAfter(since.plusYears(1)) ? since.plusYears(1) : until;
        for (String name : names) {
            List<LocalDate> there = Statements.query(
                    connection,
                    "select on_day from number_sequence where name = ? and on_day >= ?",
                    to -> to.text(name).day(since),
                    row -> row.getObject(1, LocalDate.class));
            Statements.batch(
                    connection,
                    "insert into number_sequence (name, on_day, last_number) values (?, ?, ?)",
                    since.datesUntil(last.plusDays(1))
                            .filter(day -> !there.contains(day))
                            .toList(),
                    (to, day) -> to.text(name).day(day).number(GAP_AFTER_RESTORE));
        }
    }

    private long nextSerial(String name, LocalDate day) {
        SQLException last = null;
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    long serial = count(connection, name, day);
                    connection.commit();
                    return serial;
                } catch (SQLException e) {
                    connection.rollback();
                    if (!Statements.duplicate(e)) throw e;
                    last = e;
                }
            } catch (SQLException e) {
                throw new StorageFailure(e);
            }
        }
        throw new StorageFailure(last);
    }

    /** The row is locked by the update until the commit, so what is read after it is ours. */
    private static long count(Connection connection, String name, LocalDate day) throws SQLException {
        int[] counted = Statements.batch(
                connection,
                "update number_sequence set last_number = last_number + 1 where name = ? and on_day = ?",
                List.of(name),
                (to, key) -> to.text(key).day(day));
        if (counted[0] == 1)
            return Statements.query(
                            connection,
                            "select last_number from number_sequence where name = ? and on_day = ?",
                            to -> to.text(name).day(day),
                            row -> row.getLong(1))
                    .get(0);
        Statements.batch(
                connection,
                "insert into number_sequence (name, on_day, last_number) values (?, ?, 1)",
                List.of(name),
                (to, key) -> to.text(key).day(day));
        return 1;
    }
}
