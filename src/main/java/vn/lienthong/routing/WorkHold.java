package vn.lienthong.routing;

import java.time.Duration;
import java.util.Collection;

/** Holds the work of this process that a swap would run into. Stores nothing; other processes work on. */
public interface WorkHold {
    /**
     * No step of these queues and no request to these paths begins; those under way are waited for.
     *
     * @return false when some were still under way after the patience
     */
    boolean hold(Collection<String> queues, Collection<String> paths, Duration patience);

    /** The end of {@link #hold}. */
    void release(Collection<String> queues, Collection<String> paths);

    /** Messages of the queue that wait, are worked on or are parked, in all processes. */
    long unfinished(String queue);
}
