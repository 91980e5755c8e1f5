package vn.lienthong.payment;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** The platform answered what became of a payment. */
record PaymentAsked(long id, Instant at) implements Effect {}
