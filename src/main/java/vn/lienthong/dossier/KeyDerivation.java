package vn.lienthong.dossier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with SHA-256 (RFC 5869) for keys of 32 bytes, and the HMAC under it. */
final class KeyDerivation {
    private static final String HMAC = "HmacSHA256";

    private KeyDerivation() {}

    /** A 32-byte key of its own for each {@code purpose}: extract without salt, then one block of expand. */
    static byte[] derive(byte[] master, String purpose) {
        return expand(extract(new byte[32], master), purpose.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] extract(byte[] salt, byte[] input) {
        return mac(salt).doFinal(input);
    }

    /** The first 32 bytes of output key material. */
    static byte[] expand(byte[] pseudorandomKey, byte[] info) {
        Mac mac = mac(pseudorandomKey);
        mac.update(info);
        return mac.doFinal(new byte[] {1});
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + HMAC, e);
        }
    }
}
