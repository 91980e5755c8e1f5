package vn.lienthong.queue;

import java.time.Clock;

/** A worker's hold on a message. Ask {@link #held} before anything that cannot be undone, such as a partner call. */
public final class Lease {
    private final Message message;
    private final Clock clock;
    private volatile long endMillis;

    Lease(Message message, long endMillis, Clock clock) {
        this.message = message;
        this.endMillis = endMillis;
        this.clock = clock;
    }

    public Message message() {
        return message;
    }

    /** False once the lease ran out or was found taken over, e.g. after the process was frozen. */
    public boolean held() {
        return clock.millis() < endMillis;
    }

    void renewed(long endMillis) {
        this.endMillis = endMillis;
    }

    void lost() {
        endMillis = 0;
    }
}
