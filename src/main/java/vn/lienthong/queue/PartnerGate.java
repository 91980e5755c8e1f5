package vn.lienthong.queue;

/** Whether a partner can be called now; its queues wait while it cannot. */
public interface PartnerGate {
    /** How many calls may start now: 0 while the breaker is open, 1 while it probes, many otherwise. */
    int permits(String partner);

    /** Whether a "partner down" of this line counts as an attempt: only if the partner serves others meanwhile. */
    boolean failsAlone(String partner, String line);

    PartnerGate OPEN = new PartnerGate() {
        @Override
        public int permits(String partner) {
            return Integer.MAX_VALUE;
        }

        @Override
        public boolean failsAlone(String partner, String line) {
            return true;
        }
    };
}
