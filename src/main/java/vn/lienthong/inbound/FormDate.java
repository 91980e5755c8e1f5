package vn.lienthong.inbound;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of the form, as exactly as it is known: {@code dd.MM.yyyy}, {@code MM.yyyy} or {@code yyyy}
 * ({@code dd/MM/yyyy} and {@code yyyyMMdd} are tolerated).
 *
 * @param earliest first day it may be
 * @param latest last day it may be
 */
record FormDate(LocalDate earliest, LocalDate latest) {
    private static final Pattern DOTTED = Pattern.compile("(?:(?:([0-9]{1,2})[./])?([0-9]{1,2})[./])?([0-9]{4})");
    private static final Pattern PACKED = Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})");

    /** Empty when the text is no date that exists. */
    static Optional<FormDate> parse(String text) {
        Matcher dotted = DOTTED.matcher(text.strip());
        if (dotted.matches()) return of(dotted.group(3), dotted.group(2), dotted.group(1));
        Matcher packed = PACKED.matcher(text.strip());
        return packed.matches() ? of(packed.group(1), packed.group(2), packed.group(3)) : Optional.empty();
    }

    /** From split fields; month and day may be null or blank, a day without its month is no date. */
    static Optional<FormDate> of(String year, String month, String day) {
        try {
            int y = Integer.parseInt(year.strip());
            if (y < 1800 || y > 9999) return Optional.empty();
            if (isBlank(month)) {
                if (!isBlank(day)) return Optional.empty();
                return Optional.of(new FormDate(LocalDate.of(y, 1, 1), LocalDate.of(y, 12, 31)));
            }
            YearMonth yearMonth = YearMonth.of(y, Integer.parseInt(month.strip()));
            if (isBlank(day)) return Optional.of(new FormDate(yearMonth.atDay(1), yearMonth.atEndOfMonth()));
            LocalDate date = yearMonth.atDay(1).withDayOfMonth(Integer.parseInt(day.strip()));
            return Optional.of(new FormDate(date, date));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Surely younger than so many full years on the day of {@code on}, whatever day is meant on either side. */
    boolean isSurelyYoungerThan(int years, FormDate on) {
        return on.latest().isBefore(earliest.plusYears(years));
    }

    /** Surely that old on that day. */
    boolean isSurelyAtLeast(int years, LocalDate day) {
        return !day.isBefore(latest.plusYears(years));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
