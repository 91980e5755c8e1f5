package vn.lienthong.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.text.Times;

/**
 * From when until when each front brings new dossiers, by the day of reception in Viet Nam. A dossier stays with the
 * front that brought it: its versions and statuses are not asked for a day.
 */
public record Fronts(Map<String, Period> periods) {
    /** Every front, on every day. */
    public static final Fronts UNLIMITED = new Fronts(Map.of());

    /** Both days belong to it; empty: open on that side. */
    public record Period(Optional<LocalDate> from, Optional<LocalDate> until) {
        boolean contains(LocalDate day) {
            return from.map(first -> !day.isBefore(first)).orElse(true)
                    && until.map(last -> !day.isAfter(last)).orElse(true);
        }
    }

    public Fronts {
        periods = Map.copyOf(periods);
    }

    /** Whether this front may bring a dossier that it received then; a front without a period always may. */
    public boolean takesNew(String front, Instant receivedAt) {
        Period period = periods.get(front);
        return period == null || period.contains(LocalDate.ofInstant(receivedAt, Times.VIETNAM));
    }
}
