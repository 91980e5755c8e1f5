package vn.lienthong.console;

import java.util.List;
import java.util.Map;

/**
 * How the process is. Holds no personal data: it is read without a token.
 *
 * @param ready false = send it no work yet
 */
public record Health(boolean ready, List<Check> checks) {
    /** A warning asks for an operator, but the process works. */
    public enum Level {
        UP,
        WARN,
        DOWN
    }

    /** @param detail counts, ages and names of queues or partners */
    public record Check(String name, Level level, Map<String, String> detail) {}

    /** The worst of all checks. */
    public Level level() {
        return checks.stream().map(Check::level).max(Enum::compareTo).orElse(Level.UP);
    }
}
