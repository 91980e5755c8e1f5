package vn.lienthong.calendar;

/**
 * A calendar file or a setting of working hours that cannot be used. The message names the file, and the row or entry.
 */
public final class CalendarFault extends RuntimeException {
    CalendarFault(String message) {
        super(message, null, false, false);
    }
}
