package vn.lienthong.payment;

import java.time.Instant;
import java.time.LocalDate;
import vn.lienthong.text.Times;

/** A day of payments is a day in Viet Nam. */
final class PaymentDay {
    private PaymentDay() {}

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, Times.VIETNAM);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(Times.VIETNAM).toInstant();
    }
}
