package vn.lienthong.partner;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What we show a partner.
 *
 * @param account user name or key; empty where a fixed token is enough
 * @param secret password, secret or token
 */
public record Credentials(String account, String secret) {
    String basic() {
        byte[] pair = (account + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    String bearer() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
