package vn.lienthong.feedback;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** A question came from the portal. A conflict when it is kept already. */
record QuestionKept(String id, byte[] contentSealed, Instant arrivedAt) implements Effect {}
