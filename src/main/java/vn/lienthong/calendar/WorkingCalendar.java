package vn.lienthong.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.config.CsvTable;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * On which days an agency works: Monday to Friday, without the holidays and with the swapped days of
 * {@code tables/holidays.csv}. Of a year that no table covers it says nothing: StepFailure (configuration,
 * {@code calendar.year-missing}) with the year.
 */
public final class WorkingCalendar {
    private static final String SHIPPED = "/tables/holidays.csv";

    private final Map<LocalDate, Boolean> worked;

    private WorkingCalendar(Map<LocalDate, Boolean> worked) {
        this.worked = Map.copyOf(worked);
    }

    /** The table shipped with the program. */
    public static WorkingCalendar shipped() {
        try (InputStream table = WorkingCalendar.class.getResourceAsStream(SHIPPED)) {
            if (table == null) throw new IllegalStateException("table missing from the program: " + SHIPPED);
            return new WorkingCalendar(
                    read(new String(table.readAllBytes(), StandardCharsets.UTF_8), "tables/holidays.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * This calendar with the rows of a file in the same form, which stand for those of the same date.
     *
     * @throws CalendarFault when it cannot be read
     */
    public WorkingCalendar with(Path file) {
        Map<LocalDate, Boolean> both = new HashMap<>(worked);
        try {
            both.putAll(read(Files.readString(file), file.toString()));
        } catch (IOException unreadable) {
            throw new CalendarFault(file.toString());
        }
        return new WorkingCalendar(both);
    }

    /** Whether a table covers the year. */
    public boolean knows(int year) {
        // New Year's Day is in every full list of a year, so one stray row does not make a year known
        return worked.containsKey(LocalDate.of(year, 1, 1));
    }

    public boolean isWorkingDay(LocalDate day) {
        if (!knows(day.getYear()))
            throw new StepFailure(
                    ErrorClass.CONFIGURATION, "", "calendar.year-missing", Integer.toString(day.getYear()));
        Boolean listed = worked.get(day);
        if (listed != null) return listed;
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day itself if it is worked, else the next one that is. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate found = day;
        while (!isWorkingDay(found)) found = found.plusDays(1);
        return found;
    }

    /** @param days 0 for the day itself if it is worked, else the next one; 1 for the working day after that, … */
    public LocalDate plusWorkingDays(LocalDate day, int days) {
        LocalDate found = workingDayFrom(day);
        for (int i = 0; i < days; i++) found = workingDayFrom(found.plusDays(1));
        return found;
    }

    private static Map<LocalDate, Boolean> read(String text, String name) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        for (Map<String, String> row : rows(text, name)) {
            LocalDate day = date(row.getOrDefault("date", ""), name);
            boolean work =
                    switch (row.getOrDefault("kind", "")) {
                        case "holiday" -> false;
                        case "working" -> true;
                        default -> throw new CalendarFault(name + ": " + day + ": kind");
                    };
            if (days.put(day, work) != null) throw new CalendarFault(name + ": " + day + ": twice");
        }
        return days;
    }

    private static List<Map<String, String>> rows(String text, String name) {
        try {
            return CsvTable.rows(text, name);
        } catch (IllegalArgumentException wrongNumberOfCells) {
            throw new CalendarFault(wrongNumberOfCells.getMessage());
        }
    }

    private static LocalDate date(String cell, String name) {
        try {
            return LocalDate.parse(cell);
        } catch (DateTimeException unreadable) {
            throw new CalendarFault(name + ": “" + cell + "”: date");
        }
    }
}
