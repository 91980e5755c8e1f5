package vn.lienthong.queue;

import java.time.Instant;
import java.util.List;

/** What becomes of a message whose step has ended. Refused with {@link LeaseLost} if the lease is not held any more. */
sealed interface Outcome extends Effect {
    Message message();

    /** Done: the message is removed and its line goes on. */
    record Finish(Message message) implements Outcome {}

    /** Not done: again at {@code due}. */
    record Retry(
            Message message, Instant due, int attempts, ErrorClass errorClass, String reason, List<String> arguments)
            implements Outcome {}

    /** Not done and not tried again without a person: stays at the head of its line, in sight. */
    record Park(Message message, int attempts, ErrorClass errorClass, String reason, List<String> arguments)
            implements Outcome {}

    /** Not started: given back as it was. */
    record Release(Message message) implements Outcome {}
}
