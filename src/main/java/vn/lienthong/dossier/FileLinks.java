package vn.lienthong.dossier;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Makes and reads the ids of file links. An id is what it names (dossier, address of the document, from when, until
 * when) with a keyed hash of 128 bits behind it, in base64 for URLs: nothing is stored for a link that nobody opens,
 * and nobody without the master key can make one. It holds no personal data.
 */
public final class FileLinks {
    /** Where the ids stand in the path of the partner API. */
    public static final String PATH = "/portal/v1/files/";

    private static final byte FORMAT = 1;
    private static final int ADDRESS_BYTES = 32;
    private static final int NAMED_BYTES = 1 + 8 + ADDRESS_BYTES + 8 + 8;
    private static final int HASH_BYTES = 16;

    /** What an id names. Times are kept to the millisecond. */
    record Link(long dossierId, String address, Instant issuedAt, Instant expiresAt) {}

    private final Vault vault;
    private final Optional<String> base;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * @param base public address of the partner API, without a slash at its end; empty: no links are given out
     * @param lifetime of a link, from the moment it is made
     */
    public FileLinks(Vault vault, Optional<String> base, Duration lifetime, Clock clock) {
        this.vault = vault;
        this.base = base;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A link for the document at that address, valid from now on; empty where none are given out. */
    public Optional<String> link(Dossier dossier, String address) {
        return base.map(url -> url + PATH + id(dossier.id(), address));
    }

    String id(long dossierId, String address) {
        Instant now = clock.instant();
        byte[] named = ByteBuffer.allocate(NAMED_BYTES)
                .put(FORMAT)
                .putLong(dossierId)
                .put(HexFormat.of().parseHex(address))
                .putLong(now.toEpochMilli())
                .putLong(now.plus(lifetime).toEpochMilli())
                .array();
        byte[] id = Arrays.copyOf(named, NAMED_BYTES + HASH_BYTES);
        System.arraycopy(hash(named), 0, id, NAMED_BYTES, HASH_BYTES);
        return written(id);
    }

    private static String written(byte[] id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    /** What the id names; empty for one that was not made here. */
    Optional<Link> read(String id) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length != NAMED_BYTES + HASH_BYTES || bytes[0] != FORMAT) return Optional.empty();
        if (!written(bytes).equals(id)) return Optional.empty(); // the last letter has bits to spare
        byte[] named = Arrays.copyOf(bytes, NAMED_BYTES);
        if (!MessageDigest.isEqual(hash(named), Arrays.copyOfRange(bytes, NAMED_BYTES, bytes.length)))
            return Optional.empty();
        ByteBuffer fields = ByteBuffer.wrap(named, 1, NAMED_BYTES - 1);
        long dossierId = fields.getLong();
        byte[] address = new byte[ADDRESS_BYTES];
        fields.get(address);
        return Optional.of(new Link(
                dossierId,
                HexFormat.of().formatHex(address),
                Instant.ofEpochMilli(fields.getLong()),
                Instant.ofEpochMilli(fields.getLong())));
    }

    private byte[] hash(byte[] named) {
        return Arrays.copyOf(vault.hash(Vault.Purpose.FILE_LINK, named), HASH_BYTES);
    }
}
