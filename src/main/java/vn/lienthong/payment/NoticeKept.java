package vn.lienthong.payment;

import java.time.Instant;
import vn.lienthong.queue.Effect;

/** What the platform said, once. A conflict when the same was kept before. */
record NoticeKept(PaymentNotice notice, byte[] contentHash, NoticeOutcome outcome, Instant arrivedAt)
        implements Effect {}
