package vn.lienthong.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.calendar.CalendarFault;
import vn.lienthong.calendar.CalendarFile;
import vn.lienthong.calendar.WorkingHours;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;

/** The rules of appointments, as the settings have them. */
final class AppointmentSettings {
    private AppointmentSettings() {}

    /** @throws SettingsFaults when the calendar file or the working hours cannot be used */
    static AppointmentRules rules(Settings settings) {
        var days = new AppointmentRules.Days(
                settings.number("appointment.birth-group-days"),
                settings.number("appointment.birth-group-verification-days"),
                settings.number("appointment.death-registration-days"),
                settings.number("appointment.death-group-days"),
                settings.number("supplement.default-days"));
        var terms = new AppointmentRules.Terms(
                days,
                Set.copyOf(settings.list("appointment.verification-warnings")),
                settings.duration("appointment.warn-before"),
                hours(settings));
        return new AppointmentRules(calendar(settings), terms);
    }

    private static WorkingHours hours(Settings settings) {
        try {
            return WorkingHours.of(settings.list("calendar.working-hours"));
        } catch (CalendarFault fault) {
            throw refused("calendar.working-hours", "working-hours", fault);
        }
    }

    private static CalendarFile calendar(Settings settings) {
        try {
            return new CalendarFile(settings.optional("lienthong.calendar-file").map(Path::of));
        } catch (CalendarFault fault) {
            throw refused("lienthong.calendar-file", "calendar-file", fault);
        }
    }

    private static SettingsFaults refused(String key, String code, CalendarFault fault) {
        return new SettingsFaults(List.of(new SettingsFault(key, code, List.of(fault.getMessage()))));
    }
}
