package vn.lienthong.feedback;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** The one-stop system took a question, or the portal its answer. */
record QuestionPassed(String id, To to, Instant at) implements Effect {
    enum To {
        ONE_STOP("handed_at"),
        PORTAL("returned_at");

        private final String column;

        To(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }
}
