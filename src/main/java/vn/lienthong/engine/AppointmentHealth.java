package vn.lienthong.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.console.Health.Check;
import vn.lienthong.console.Health.Level;
import vn.lienthong.dossier.Appointments;
import vn.lienthong.dossier.Appointments.Late;
import vn.lienthong.queue.StepFailure;

/**
 * What monitoring is told of appointments: {@code lienthong_dossiers_due_soon}, {@code lienthong_dossiers_overdue}, and
 * a warning while there are any, or when a year begins soon that the calendar does not know.
 */
final class AppointmentHealth {
    /** Longer than the longest term of a group takes in calendar days. */
    private static final Duration CALENDAR_AHEAD = Duration.ofDays(45);

    private final Appointments appointments;
    private final AppointmentRules rules;
    private final Clock clock;

    AppointmentHealth(Appointments appointments, AppointmentRules rules, Clock clock, MeterRegistry meters) {
        this.appointments = appointments;
        this.rules = rules;
        this.clock = clock;
        gauge(meters, "due.soon", "dossiers being worked on whose appointment is near", Late::dueSoon);
        gauge(meters, "overdue", "dossiers being worked on whose appointment has passed", Late::overdue);
    }

    private void gauge(MeterRegistry meters, String name, String description, ToIntFunction<Late> count) {
        Gauge.builder("lienthong.dossiers." + name, () -> count.applyAsInt(appointments.late()))
                .description(description)
                .register(meters);
    }

    List<Check> checks() {
        return List.of(punctuality(appointments.late()), calendar());
    }

    private static Check punctuality(Late late) {
        return new Check(
                "appointments",
                late.dueSoon() + late.overdue() > 0 ? Level.WARN : Level.UP,
                Map.of("dueSoon", String.valueOf(late.dueSoon()), "overdue", String.valueOf(late.overdue())));
    }

    private Check calendar() {
        try {
            OptionalInt missing = rules.missingYear(clock.instant(), CALENDAR_AHEAD);
            if (missing.isEmpty()) return new Check("calendar", Level.UP, Map.of());
            return new Check("calendar", Level.WARN, Map.of("yearMissing", String.valueOf(missing.getAsInt())));
        } catch (StepFailure unreadable) {
            return new Check("calendar", Level.WARN, Map.of("fault", unreadable.reason()));
        }
    }
}
