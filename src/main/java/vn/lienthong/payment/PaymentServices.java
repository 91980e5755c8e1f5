package vn.lienthong.payment;

import java.time.Clock;
import vn.lienthong.queue.Commits;

/** What the words about payments stand on. @param secret shared with the platform; empty where none is configured */
public record PaymentServices(
        Payments payments, Reconciliation reconciliation, Commits commits, Clock clock, String secret) {
    @Override
    public String toString() {
        return "PaymentServices[***]";
    }
}
