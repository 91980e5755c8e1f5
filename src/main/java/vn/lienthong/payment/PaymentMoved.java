package vn.lienthong.payment;

import vn.lienthong.queue.Effect;

/**
 * A payment changes. A conflict when it is no longer at the revision this was decided on.
 *
 * @param urlSealed where the citizen pays; null leaves what is there
 */
record PaymentMoved(long fromRevision, Payment payment, byte[] urlSealed) implements Effect {}
