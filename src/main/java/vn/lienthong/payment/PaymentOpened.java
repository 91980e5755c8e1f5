package vn.lienthong.payment;

import vn.lienthong.queue.Effect;

/**
 * A payment begins. A conflict when the request was answered before.
 *
 * @param payment its id counts for nothing yet
 * @param contentHash keyed hash of the whole request
 * @param detailSealed who pays, and which fee
 */
record PaymentOpened(Payment payment, byte[] contentHash, byte[] detailSealed) implements Effect {}
