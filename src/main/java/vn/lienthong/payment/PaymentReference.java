package vn.lienthong.payment;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import vn.lienthong.text.Times;

/** MaThamChieu: day and 80 random bits, 28 characters; nobody can guess the next one. */
final class PaymentReference {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private PaymentReference() {}

    static String fresh(Instant now) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return "LT" + DAY.format(now.atZone(Times.VIETNAM))
                + HexFormat.of().formatHex(random).toUpperCase(Locale.ROOT);
    }
}
