package vn.lienthong.queue;

import java.time.Duration;

/** Counts and times, for metrics and tests. Called on worker threads: must not block or throw. */
public interface QueueListener {
    /** @param waited from the moment the message was due */
    default void started(String queue, Duration waited) {}

    default void finished(String queue, Duration worked) {}

    default void retried(String queue, ErrorClass errorClass) {}

    default void parked(String queue, ErrorClass errorClass) {}

    default void leaseLost(String queue) {}

    QueueListener NONE = new QueueListener() {};
}
