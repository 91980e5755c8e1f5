package vn.lienthong.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** A day of payments is a day in Viet Nam. */
final class PaymentDay {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private PaymentDay() {}

    static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
