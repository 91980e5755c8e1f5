package vn.lienthong.province;

import java.time.LocalDate;
import java.util.Map;

/**
 * When something is in force, both days included.
 *
 * @param from null: since ever
 * @param to null: until further notice
 */
public record Period(LocalDate from, LocalDate to) {
    /** From the columns {@code from} and {@code to} of a table, yyyy-MM-dd or empty. */
    static Period of(Map<String, String> row) {
        return new Period(day(row.get("from")), day(row.get("to")));
    }

    private static LocalDate day(String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }

    public boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
