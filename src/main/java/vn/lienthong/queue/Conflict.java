package vn.lienthong.queue;

/** Somebody else changed what this decision was based on. Nothing was written; decide again from the current state. */
public final class Conflict extends RuntimeException {
    public Conflict(String what) {
        super(what, null, false, false);
    }
}
