package vn.lienthong.feedback;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** The province answered a question. A conflict when it is answered already. */
record AnswerKept(String id, byte[] hash, byte[] sealed, Instant at) implements Effect {}
