package vn.lienthong.inbound;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Bounds the request bodies held in memory at one time, by count and by bytes. */
final class Admission {
    private final long maxBytes;
    private final int maxRequests;
    private long bytes;
    private int requests;

    Admission(long maxBytes, int maxRequests) {
        this.maxBytes = maxBytes;
        this.maxRequests = maxRequests;
    }

    /** Room for one request of this size; empty when there is none now. */
    synchronized Optional<Place> enter(long size) {
        if (requests >= maxRequests || bytes + size > maxBytes) return Optional.empty();
        requests++;
        bytes += size;
        return Optional.of(new Place(size));
    }

    private synchronized void leave(long size) {
        requests--;
        bytes -= size;
    }

    /** Held while a request is worked on; leaving twice counts once. */
    final class Place {
        private final long size;
        private final AtomicBoolean left = new AtomicBoolean();

        private Place(long size) {
            this.size = size;
        }

        void leave() {
            if (left.compareAndSet(false, true)) Admission.this.leave(size);
        }
    }
}
