package vn.lienthong.queue;

/** Why a step failed, and so what the queue does with its message. */
public enum ErrorClass {
    /** No connection, time-out, 502–504, maintenance: waits for the partner, burns no attempt. */
    PARTNER_DOWN,
    /** 429, "server error", "a previous status is missing": tried again with growing delay, parked at the cap. */
    PARTNER_BUSY,
    /** The partner understood and said no: parked at once. */
    PARTNER_REFUSED,
    /** A unit, procedure, table or credential of ours is missing or wrong: parked at once. */
    CONFIGURATION,
    /** Anything we did not foresee: tried again a few times, then parked. */
    BUG;

    /** The partner's trouble, not ours. */
    public boolean isPartners() {
        return this == PARTNER_DOWN || this == PARTNER_BUSY || this == PARTNER_REFUSED;
    }
}
