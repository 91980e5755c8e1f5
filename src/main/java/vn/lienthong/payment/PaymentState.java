package vn.lienthong.payment;

/** Where a payment stands. */
public enum PaymentState {
    /** Its reference is durable; the platform may or may not have heard of it. */
    OPENED,
    /** The platform gave an address where the citizen pays. */
    INITIALISED,
    PAID,
    /** The platform was paid another amount than ours; for a person. */
    MISMATCHED;

    /** Whether the platform is still to be asked what became of it. */
    public boolean isOpen() {
        return this == OPENED || this == INITIALISED;
    }
}
