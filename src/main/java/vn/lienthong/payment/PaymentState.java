package vn.lienthong.payment;

import java.util.Set;

/** Where a payment stands. */
public enum PaymentState {
    /** Its reference is durable; the platform may or may not have heard of it. */
    OPENED,
    /** The platform gave an address where the citizen pays. */
    INITIALISED,
    PAID,
    /** The platform was paid another amount than ours; for a person. */
    MISMATCHED;

    /** Those about which the platform is still to be asked what became of them. */
    public static final Set<PaymentState> OPEN = Set.of(OPENED, INITIALISED);
}
