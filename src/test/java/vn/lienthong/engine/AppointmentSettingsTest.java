package vn.lienthong.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.config.Settings;
import vn.lienthong.config.SettingsFault;
import vn.lienthong.config.SettingsFaults;

class AppointmentSettingsTest {
    private static final Instant MONDAY_MORNING = Instant.parse("2026-09-21T02:00:00Z");

    private static SettingsFault fault(String key, String value) {
        SettingsFaults faults =
                assertThrows(SettingsFaults.class, () -> AppointmentSettings.rules(Settings.of(Map.of(key, value))));
        assertEquals(1, faults.faults().size());
        return faults.faults().get(0);
    }

    @Test
    void a_calendar_file_that_is_not_there_stops_the_start() {
        assertEquals(
                new SettingsFault("lienthong.calendar-file", "calendar-file", List.of("no-such-calendar.csv")),
                fault("lienthong.calendar-file", "no-such-calendar.csv"));
    }

    @Test
    void working_hours_that_cannot_be_read_stop_the_start() {
        assertEquals(
                new SettingsFault("calendar.working-hours", "working-hours", List.of("8h-12h")),
                fault("calendar.working-hours", "8h-12h,13:00-17:00"));
    }

    @Test
    void terms_are_those_of_the_settings() {
        var rules = AppointmentSettings.rules(Settings.of(Map.of(
                "appointment.birth-group-verification-days", "6",
                "appointment.verification-warnings", "twin-or-repeat")));
        var verified = rules.appointment("birth", "KS", List.of("twin-or-repeat"), MONDAY_MORNING);
        assertEquals(Instant.parse("2026-09-29T10:00:00Z"), verified.groupDueAt());
    }

    @Test
    void a_death_group_is_due_after_eighteen_working_days_unless_the_province_says_otherwise() {
        var rules = AppointmentSettings.rules(Settings.of(Map.of()));
        var death = rules.appointment("death", "KT", List.of(), MONDAY_MORNING);
        assertEquals(Instant.parse("2026-10-15T10:00:00Z"), death.groupDueAt());
    }
}
