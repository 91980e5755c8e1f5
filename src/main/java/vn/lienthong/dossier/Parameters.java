package vn.lienthong.dossier;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The parameters of one statement, in order. Times are kept to the microsecond, as both databases do. */
public final class Parameters {
    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /** The present as a column can hold it: what is decided now equals what is read back later. */
    public static Instant now(Clock clock) {
        return toColumn(clock.instant());
    }

    public static Instant toColumn(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }

    public Parameters text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    public Parameters numberOrNull(Long value) throws SQLException {
        if (value == null) statement.setNull(++index, Types.BIGINT);
        else statement.setLong(++index, value);
        return this;
    }

    public Parameters small(int value) throws SQLException {
        statement.setInt(++index, value);
        return this;
    }

    public Parameters flag(boolean value) throws SQLException {
        statement.setBoolean(++index, value);
        return this;
    }

    public Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(++index, value);
        return this;
    }

    public Parameters day(LocalDate value) throws SQLException {
        statement.setObject(++index, value);
        return this;
    }

    public Parameters instant(Instant value) throws SQLException {
        if (value == null) statement.setNull(++index, Types.TIMESTAMP_WITH_TIMEZONE);
        else statement.setObject(++index, toColumn(value).atOffset(ZoneOffset.UTC));
        return this;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
