package vn.lienthong.payment;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.lienthong.config.Sha256;

/**
 * {@code MaXacThuc}: the hex SHA-256 of chosen fields in a fixed order and the shared secret, joined by {@code |}. What
 * is not among the fields is not proved by it.
 */
public final class PaymentSignature {
    public static final String FIELD = "MaXacThuc";
    private static final String BETWEEN = "|";

    private final List<String> fields;
    private final String secret;

    /** @param fields names in the order in which they are signed */
    public PaymentSignature(List<String> fields, String secret) {
        this.fields = List.copyOf(fields);
        this.secret = secret;
    }

    /** A field that is missing counts as empty text. */
    public String of(JsonNode message) {
        String text = fields.stream().map(field -> text(message, field)).collect(Collectors.joining(BETWEEN));
        return Sha256.hex(text + BETWEEN + secret);
    }

    /**
     * Compares in constant time; without a secret nothing is genuine. A field with the separator in it is not either.
     */
    public boolean isGenuine(JsonNode message) {
        boolean shifted = fields.stream().anyMatch(field -> text(message, field).contains(BETWEEN));
        byte[] expected = of(message).getBytes(StandardCharsets.US_ASCII);
        byte[] given = text(message, FIELD).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(expected, given) && !shifted && !secret.isEmpty();
    }

    private static String text(JsonNode message, String field) {
        JsonNode value = message.path(field);
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    @Override
    public String toString() {
        return "PaymentSignature" + fields;
    }
}
