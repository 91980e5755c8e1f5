package vn.lienthong.steps;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import vn.lienthong.text.Times;

/** The moments of a Quartz cron in Viet Nam. */
final class Timetable {
    /** How far back the last moment is looked for; the short ones first, so that few moments are counted through. */
    private static final List<Duration> BACK = List.of(
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(32),
            Duration.ofDays(366),
            Duration.ofDays(4 * 366));

    private final CronExpression cron;

    /** @throws IllegalArgumentException when it is no cron */
    Timetable(String cron) {
        try {
            this.cron = new CronExpression(cron);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a cron: " + cron);
        }
        this.cron.setTimeZone(TimeZone.getTimeZone(Times.VIETNAM));
    }

    /** The last moment at or before this one; empty when there was none in four years. */
    Optional<Instant> lastUpTo(Instant now) {
        for (Duration back : BACK) {
            Optional<Instant> last = Optional.empty();
            Optional<Instant> next = nextAfter(now.minus(back));
            while (next.isPresent() && !next.get().isAfter(now)) {
                last = next;
                next = nextAfter(next.get());
            }
            if (last.isPresent()) return last;
        }
        return Optional.empty();
    }

    /** Empty when it never comes again. */
    Optional<Instant> nextAfter(Instant moment) {
        return Optional.ofNullable(cron.getNextValidTimeAfter(Date.from(moment)))
                .map(Date::toInstant);
    }
}
