package vn.lienthong.queue;

import java.time.Duration;

/**
 * A message to enqueue.
 *
 * @param queue name of the queue, {@code [a-z0-9-]{1,60}}
 * @param line what its order is kept for, here the dossier number; messages of one line are worked one after another
 * @param body JSON text, at most {@value #MAX_BODY_CHARS} characters; stored encrypted
 * @param delay earliest start after the commit
 * @param idempotencyKey the same for every attempt and redrive of this message, for partners that can take one
 */
public record NewMessage(String queue, String line, String body, Duration delay, String idempotencyKey)
        implements Effect {
    public static final int MAX_BODY_CHARS = 64_000;
    public static final int MAX_LINE_CHARS = 100;
    public static final int MAX_KEY_CHARS = 250;

    public NewMessage {
        if (!queue.matches("[a-z0-9-]{1,60}")) throw new IllegalArgumentException("queue name: " + queue);
        if (line.isEmpty() || line.length() > MAX_LINE_CHARS) throw new IllegalArgumentException("line length");
        if (body.length() > MAX_BODY_CHARS) throw new IllegalArgumentException("body over " + MAX_BODY_CHARS);
        if (idempotencyKey.length() > MAX_KEY_CHARS) throw new IllegalArgumentException("key over " + MAX_KEY_CHARS);
        if (delay.isNegative()) throw new IllegalArgumentException("negative delay");
    }
}
