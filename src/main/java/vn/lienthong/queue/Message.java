package vn.lienthong.queue;

import java.time.Instant;

/**
 * A message under lease.
 *
 * @param lease token of this claim; a decision made under an older token is refused
 * @param attempts failed attempts so far
 * @param body null when the stored bytes cannot be read any more
 */
public record Message(
        long id,
        String queue,
        String line,
        String idempotencyKey,
        String body,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        long lease) {}
