package vn.lienthong.queue;

import java.time.Duration;

/**
 * @param lease how long a worker may be silent before its message is taken over; renewed at a third of it
 * @param batch most messages taken from one queue at once, and held by this process
 * @param group most decisions in one transaction
 * @param poll safety net: how often a queue is looked at without having been woken
 */
public record QueueSettings(Duration lease, int batch, int group, Duration poll, RetryPolicy retry) {
    public static final QueueSettings DEFAULT =
            new QueueSettings(Duration.ofSeconds(30), 100, 200, Duration.ofSeconds(1), RetryPolicy.DEFAULT);
}
