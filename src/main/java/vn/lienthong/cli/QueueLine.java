package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;

/**
 * A queue in the list.
 *
 * @param queue as the operations API tells it
 * @param trouble the smaller, the sooner somebody has to look
 */
record QueueLine(JsonNode queue, int trouble) {
    /** Among equals the one whose work is oldest. */
    static final Comparator<QueueLine> TROUBLE_FIRST = Comparator.comparingInt(QueueLine::trouble)
            .thenComparing(Comparator.comparingLong(QueueLine::oldestSeconds).reversed())
            .thenComparing(QueueLine::name);

    private static final int NO_TROUBLE = 4;

    /** @param old age from which health warns */
    static QueueLine of(JsonNode queue, Duration old) {
        if (queue.path("parked").asInt() > 0) return new QueueLine(queue, 0);
        if (queue.path("paused").asBoolean()) return new QueueLine(queue, 1);
        if (!queue.path("hasRoute").asBoolean()) return new QueueLine(queue, 2);
        if (queue.path("oldestSeconds").asLong() >= old.toSeconds()) return new QueueLine(queue, 3);
        return new QueueLine(queue, NO_TROUBLE);
    }

    String name() {
        return queue.path("name").asText();
    }

    boolean isParked() {
        return queue.path("parked").asInt() > 0;
    }

    /** Nothing in it, and nothing wrong with it. */
    boolean isIdle() {
        return trouble == NO_TROUBLE
                && queue.path("waiting").asInt() == 0
                && queue.path("working").asInt() == 0;
    }

    /** Of its oldest message; empty where there is none. */
    String age() {
        long seconds = oldestSeconds();
        boolean empty = queue.path("waiting").asInt() + queue.path("working").asInt() == 0 && !isParked();
        if (empty) return "";
        if (seconds < 60) return seconds + "s";
        if (seconds < 3600) return seconds / 60 + "m";
        return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }

    private long oldestSeconds() {
        return queue.path("oldestSeconds").asLong();
    }
}
