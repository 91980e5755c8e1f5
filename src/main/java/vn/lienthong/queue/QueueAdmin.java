package vn.lienthong.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an operator may see and do. Every act names who and why, and is refused without a reason. */
public interface QueueAdmin {
    /** @param oldestSeconds age of the oldest unfinished message, 0 if none; @param hasRoute false = orphaned, kept */
    record QueueState(
            String name,
            long waiting,
            long working,
            long parked,
            long oldestSeconds,
            boolean paused,
            boolean hasRoute) {}

    /** @param state waiting, working or parked; @param reason reason code, {@code arguments} its safe arguments */
    record MessageState(
            long id,
            String queue,
            String line,
            String state,
            int attempts,
            Instant createdAt,
            Instant dueAt,
            ErrorClass errorClass,
            String reason,
            List<String> arguments) {}

    /** Which parked messages: by ids, else by error class and/or reason, else all of the queue. */
    record Selection(List<Long> ids, Optional<ErrorClass> errorClass, Optional<String> reason) {
        public static Selection all() {
            return new Selection(List.of(), Optional.empty(), Optional.empty());
        }
    }

    record Act(String who, String why) {
        public Act {
            if (why == null || why.isBlank()) throw new IllegalArgumentException("a reason is required");
        }
    }

    List<QueueState> queues();

    /** Oldest first. {@code state}: waiting, working, parked or null for all. */
    List<MessageState> messages(String queue, String state, int limit);

    List<MessageState> messagesOf(String line);

    /** Makes parked messages due now, same idempotency key and order. Returns how many (would be, if dryRun). */
    int redrive(String queue, Selection selection, Act act, boolean dryRun);

    /** Removes parked messages for good; the line behind them goes on. */
    int skip(String queue, List<Long> ids, Act act, boolean dryRun);

    void pause(String queue, Act act);

    /** Lets one queue run again; where every queue was paused at once, the others stay so. */
    void resume(String queue, Act act);

    /** Ends every pause of a queue. Returns how many queues run again (would, if dryRun). */
    int resumeAll(Act act, boolean dryRun);

    /** Holds all work towards a partner from one time to another. */
    void addWindow(String partner, Instant from, Instant to, Act act);

    void removeWindow(String partner, long id, Act act);

    /** Present and coming windows, and those that ended in the last thirty days. */
    List<Holds.Hold> windows(String partner);
}
