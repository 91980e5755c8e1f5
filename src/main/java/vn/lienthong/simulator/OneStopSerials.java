package vn.lienthong.simulator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** The one-stop system's numbers: unit, day, serial of the day. */
final class OneStopSerials {
    private static final String UNIT = "H21.129";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final Clock clock;
    private final Map<String, Integer> last = new HashMap<>();

    OneStopSerials(Clock clock) {
        this.clock = clock;
    }

    String next() {
        String day = DAY.format(LocalDate.ofInstant(clock.instant(), Wire.VIETNAM));
        return String.format("%s-%s-%04d", UNIT, day, last.merge(day, 1, Integer::sum));
    }

    /** It was given before. */
    void remember(String number) {
        String[] parts = number.split("-");
        last.merge(parts[1], Integer.valueOf(parts[2]), Math::max);
    }
}
