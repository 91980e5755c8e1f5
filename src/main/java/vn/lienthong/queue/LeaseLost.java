package vn.lienthong.queue;

/** The lease on the message ran out and another worker took it over: this worker's decision is void. */
public final class LeaseLost extends RuntimeException {
    public LeaseLost(String what) {
        super(what, null, false, false);
    }
}
