package vn.lienthong.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** The hours of a working day, in order, such as 07:30–11:30 and 13:00–17:00. */
public final class WorkingHours {
    private record Span(LocalTime from, LocalTime to) {}

    private final List<Span> spans;

    private WorkingHours(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    /**
     * @param spans each {@code HH:mm-HH:mm}, none before the end of the one before it
     * @throws CalendarFault naming the entry that is not so
     */
    public static WorkingHours of(List<String> spans) {
        if (spans.isEmpty()) throw new CalendarFault("–");
        List<Span> read = new ArrayList<>();
        LocalTime last = LocalTime.MIN;
        for (String span : spans) {
            Span next = span(span);
            if (next.from().isBefore(last) || !next.from().isBefore(next.to())) throw new CalendarFault(span);
            read.add(next);
            last = next.to();
        }
        return new WorkingHours(read);
    }

    /**
     * The moment from which so much working time is left until {@code end}; the latest such moment.
     *
     * @param time not negative
     */
    public LocalDateTime before(LocalDateTime end, Duration time, WorkingCalendar calendar) {
        Duration left = time;
        for (LocalDate day = end.toLocalDate(); ; day = day.minusDays(1)) {
            if (!calendar.isWorkingDay(day)) continue;
            for (int i = spans.size() - 1; i >= 0; i--) {
                LocalDateTime from = day.atTime(spans.get(i).from());
                LocalDateTime to = day.atTime(spans.get(i).to());
                if (to.isAfter(end)) to = end;
                if (!to.isAfter(from)) continue;
                Duration span = Duration.between(from, to);
                if (left.compareTo(span) <= 0) return to.minus(left);
                left = left.minus(span);
            }
        }
    }

    private static Span span(String text) {
        String[] ends = text.split("-", -1);
        try {
            if (ends.length == 2) return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeException unreadable) {
            throw new CalendarFault(text);
        }
        throw new CalendarFault(text);
    }
}
