package vn.lienthong.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Short-lived bearer tokens that a restarted partner still knows: expiry, serial and their signature. */
final class Tokens {
    enum Verdict {
        VALID,
        EXPIRED,
        UNKNOWN
    }

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final Clock clock;
    private final AtomicLong serial = new AtomicLong();

    Tokens(String secret, Duration lifetime, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.lifetime = lifetime;
        this.clock = clock;
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue() {
        String claim = clock.instant().plus(lifetime).toEpochMilli() + "." + Long.toHexString(serial.incrementAndGet());
        return claim + "." + signature(claim);
    }

    /** @param authorization the whole header, {@code Bearer <token>} */
    Verdict check(String authorization) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
        int dot = token.lastIndexOf('.');
        if (dot < 0 || !same(signature(token.substring(0, dot)), token.substring(dot + 1))) return Verdict.UNKNOWN;
        long expiry = Long.parseLong(token.substring(0, token.indexOf('.')));
        return clock.millis() < expiry ? Verdict.VALID : Verdict.EXPIRED;
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String claim) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(claim.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
