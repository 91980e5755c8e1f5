package vn.lienthong.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.queue.StepFailure;

class CalendarFileTest {
    private static final LocalDate NEW_YEAR_2028 = LocalDate.of(2028, 1, 1);

    @TempDir
    Path directory;

    private Path file(String rows) throws IOException {
        return Files.writeString(directory.resolve("calendar.csv"), "# this province\ndate,kind,name\n" + rows);
    }

    private CalendarFile calendar(String rows) throws IOException {
        return new CalendarFile(Optional.of(file(rows)));
    }

    /** As an editor leaves it, at a time that the file system tells apart. */
    private void rewrite(String rows) throws IOException {
        Files.setLastModifiedTime(file(rows), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    }

    @Test
    void a_row_adds_a_day_off() throws IOException {
        WorkingCalendar calendar = calendar("2026-09-21,holiday,Nghỉ bão\n").get();
        assertFalse(calendar.isWorkingDay(LocalDate.of(2026, 9, 21)));
        assertTrue(calendar.isWorkingDay(LocalDate.of(2026, 9, 22)));
    }

    @Test
    void a_row_replaces_the_shipped_one() throws IOException {
        WorkingCalendar calendar = calendar("2027-11-24,working,Không nghỉ\n").get();
        assertTrue(calendar.isWorkingDay(LocalDate.of(2027, 11, 24)));
    }

    @Test
    void a_year_is_known_with_its_new_year() throws IOException {
        WorkingCalendar calendar =
                calendar("2028-01-01,holiday,Tết Dương lịch\n").get();
        assertFalse(calendar.isWorkingDay(NEW_YEAR_2028));
        assertTrue(calendar.isWorkingDay(LocalDate.of(2028, 1, 3)));
    }

    @Test
    void one_stray_row_does_not_make_a_year_known() throws IOException {
        WorkingCalendar calendar =
                calendar("2028-05-01,holiday,Quốc tế lao động\n").get();
        StepFailure failure = assertThrows(StepFailure.class, () -> calendar.isWorkingDay(LocalDate.of(2028, 5, 2)));
        assertEquals(List.of("2028"), failure.arguments());
    }

    @Test
    void a_file_that_has_changed_counts_from_the_next_question() throws IOException {
        CalendarFile calendar = calendar("");
        assertThrows(StepFailure.class, () -> calendar.get().isWorkingDay(NEW_YEAR_2028));
        rewrite("2028-01-01,holiday,Tết Dương lịch\n");
        assertFalse(calendar.get().isWorkingDay(NEW_YEAR_2028));
    }

    @Test
    void a_file_that_was_spoilt_fails_the_step_and_is_taken_again_when_mended() throws IOException {
        CalendarFile calendar = calendar("");
        rewrite("someday,holiday,?\n");
        StepFailure failure = assertThrows(StepFailure.class, calendar::get);
        assertEquals("calendar.file", failure.reason());
        rewrite("2026-09-21,holiday,Nghỉ bão\n");
        assertFalse(calendar.get().isWorkingDay(LocalDate.of(2026, 9, 21)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            21/09/2026,holiday,date    | “21/09/2026”: date
            2026-09-21,off,kind        | 2026-09-21: kind
            2026-09-21,holiday         | 3: 2 cells, 3 columns
            """)
    void a_faulty_row_is_refused_at_start_and_named(String row, String named) {
        CalendarFault fault = assertThrows(CalendarFault.class, () -> calendar(row + "\n"));
        assertTrue(fault.getMessage().endsWith(named), fault::getMessage);
    }

    @Test
    void a_day_listed_twice_is_refused() {
        assertThrows(CalendarFault.class, () -> calendar("2026-09-21,holiday,a\n2026-09-21,working,b\n"));
    }

    @Test
    void a_missing_file_is_refused_at_start() {
        Path missing = directory.resolve("none.csv");
        CalendarFault fault = assertThrows(CalendarFault.class, () -> new CalendarFile(Optional.of(missing)));
        assertEquals(missing.toString(), fault.getMessage());
    }

    @Test
    void a_year_that_begins_soon_and_is_not_known_is_told_of_before() {
        Instant november = Instant.parse("2027-11-20T00:00:00Z");
        assertEquals(OptionalInt.empty(), Terms.RULES.missingYear(november, Duration.ofDays(30)));
        assertEquals(OptionalInt.of(2028), Terms.RULES.missingYear(november, Duration.ofDays(45)));
    }
}
