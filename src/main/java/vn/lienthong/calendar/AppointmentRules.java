package vn.lienthong.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import vn.lienthong.text.Times;

/**
 * When a dossier is due (Decree 63/2024/NĐ-CP): what comes before 15:00 of a working day counts from that day, what
 * comes at 15:00 or later, or on a day off, from the next working day; a birth is registered by 17:00 of the day it
 * counts from. All times are those of Viet Nam.
 */
public final class AppointmentRules {
    private static final LocalTime CUT_OFF = LocalTime.of(15, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    /**
     * Working days; 0 = the day the dossier counts from.
     *
     * @param birthGroupVerified when the dossier has to be verified first
     * @param supplement for the citizen to bring what is missing
     */
    public record Days(int birthGroup, int birthGroupVerified, int deathRegistration, int deathGroup, int supplement) {}

    /**
     * @param verifiedWarnings warning codes with which a dossier has to be verified
     * @param warnBefore working time before an appointment
     */
    public record Terms(Days days, Set<String> verifiedWarnings, Duration warnBefore, WorkingHours hours) {}

    private final Supplier<WorkingCalendar> calendar;
    private final Terms terms;

    public AppointmentRules(Supplier<WorkingCalendar> calendar, Terms terms) {
        this.calendar = calendar;
        this.terms = terms;
    }

    /**
     * @param group birth, death or single
     * @param module KS, KT or KH
     * @param warnings the dossier's warning codes
     */
    public Appointment appointment(String group, String module, Iterable<String> warnings, Instant receivedAt) {
        WorkingCalendar days = calendar.get();
        LocalDate from = countsFrom(LocalDateTime.ofInstant(receivedAt, Times.VIETNAM), days);
        LocalDateTime due = days.plusWorkingDays(from, registrationDays(module)).atTime(CLOSE);
        LocalDateTime warn = terms.hours().before(due, terms.warnBefore(), days);
        Instant groupDue =
                switch (group) {
                    case "birth" -> close(days.plusWorkingDays(from, birthGroupDays(warnings)));
                    case "death" ->
                        close(days.plusWorkingDays(from, terms.days().deathGroup()));
                    default -> null;
                };
        return new Appointment(instant(due), groupDue, instant(warn));
    }

    /**
     * Until when the citizen has to bring what is missing, where whoever asked for it did not say: 17:00 of that day.
     */
    public Instant supplementDeadline(Instant requiredAt) {
        LocalDate from = LocalDate.ofInstant(requiredAt, Times.VIETNAM);
        WorkingCalendar days = calendar.get();
        LocalDate last = from;
        for (int i = 0; i < terms.days().supplement(); i++) last = days.workingDayFrom(last.plusDays(1));
        return close(last);
    }

    /** The first year, from now until so much later, that the calendar does not know. */
    public OptionalInt missingYear(Instant now, Duration ahead) {
        int first = LocalDate.ofInstant(now, Times.VIETNAM).getYear();
        int last = LocalDate.ofInstant(now.plus(ahead), Times.VIETNAM).getYear();
        return IntStream.rangeClosed(first, last)
                .filter(year -> !calendar.get().knows(year))
                .findFirst();
    }

    private static LocalDate countsFrom(LocalDateTime received, WorkingCalendar days) {
        LocalDate day = received.toLocalDate();
        return days.workingDayFrom(received.toLocalTime().isBefore(CUT_OFF) ? day : day.plusDays(1));
    }

    private int registrationDays(String module) {
        return module.equals("KT") ? terms.days().deathRegistration() : 0;
    }

    private int birthGroupDays(Iterable<String> warnings) {
        for (String warning : warnings)
            if (terms.verifiedWarnings().contains(warning)) return terms.days().birthGroupVerified();
        return terms.days().birthGroup();
    }

    private static Instant close(LocalDate day) {
        return instant(day.atTime(CLOSE));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(Times.VIETNAM).toInstant();
    }
}
