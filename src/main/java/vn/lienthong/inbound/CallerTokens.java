package vn.lienthong.inbound;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.config.Sha256;

/**
 * Who a bearer token belongs to. Knows only the SHA-256 of each token; a caller may have several while one replaces the
 * other. Without any token configured nobody gets in.
 */
public final class CallerTokens {
    private static final String SCHEME = "bearer ";
    private static final int SHA256_BYTES = 32;

    private record Token(String caller, byte[] sha256) {}

    private final List<Token> tokens;

    private CallerTokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /**
     * @param hashesOfCaller caller name → {@code caller.<name>.token-sha256}: hex, comma separated, may be empty
     * @throws IllegalArgumentException naming the key, when a value is not a SHA-256 in hex
     */
    public static CallerTokens from(Map<String, String> hashesOfCaller) {
        List<Token> tokens = new ArrayList<>();
        hashesOfCaller.forEach((caller, hashes) -> {
            for (String hash : hashes.split(",")) {
                if (!hash.isBlank()) tokens.add(new Token(caller, sha256FromHex(caller, hash.strip())));
            }
        });
        return new CallerTokens(tokens);
    }

    /**
     * The caller this {@code Authorization} header proves, if any. Compares with every token in constant time, so the
     * answer's timing tells nothing about which came close.
     */
    public Optional<String> callerOf(String authorization) {
        if (authorization == null || !authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        byte[] presented = sha256(authorization.substring(SCHEME.length()).strip());
        String caller = null;
        for (Token token : tokens) {
            if (MessageDigest.isEqual(token.sha256(), presented)) caller = token.caller();
        }
        return Optional.ofNullable(caller);
    }

    private static byte[] sha256FromHex(String caller, String hash) {
        String key = "caller." + caller + ".token-sha256";
        if (hash.length() != 2 * SHA256_BYTES) throw new IllegalArgumentException(key + " needs 64 hex digits");
        try {
            return HexFormat.of().parseHex(hash.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " needs 64 hex digits");
        }
    }

    private static byte[] sha256(String token) {
        return Sha256.digest().digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
