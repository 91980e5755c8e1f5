package vn.lienthong.dossier;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption at rest and keyed hashes. Sealed bytes are {@code format (1 byte: 1 as is, 2 compressed) | length of key
 * id (1) | key id | nonce (12) | AES-256-GCM cipher text with a tag of 16}; what stands before the nonce and the
 * context are authenticated too, so a sealed value moved to another row does not open there. Nonces are random: one
 * key may seal 2^32 values before it must be rotated.
 */
public final class Vault {
    /** What a keyed hash is for; each has a key of its own, and none changes when sealing keys are rotated. */
    public enum Purpose {
        SEARCH,
        LOG,
        DOCUMENT,
        CONTENT,
        FILE_LINK,
        BACKUP,
        EXPORT
    }

    /** Largest text that is compressed and opened again, bytes of UTF-8. */
    public static final int MAX_TEXT_BYTES = 16_000_000;

    private static final byte AS_IS = 1;
    private static final byte COMPRESSED = 2;
    private static final int NONCE_BYTES = 12;
    static final int TAG_BITS = 128;
    private static final int ZSTD_LEVEL = 3;
    /** Shorter texts do not get smaller. */
    private static final int MIN_COMPRESSED_BYTES = 200;

    private final Map<String, SecretKeySpec> sealingKeys = new HashMap<>();
    private final String currentKeyId;
    private final Map<Purpose, byte[]> hashKeys = new EnumMap<>(Purpose.class);
    private final SecureRandom random = new SecureRandom();

    private Vault(Map<String, byte[]> masterKeys) {
        byte[] first = null;
        String last = null;
        for (Map.Entry<String, byte[]> key : masterKeys.entrySet()) {
            if (first == null) first = key.getValue();
            last = key.getKey();
            sealingKeys.put(last, new SecretKeySpec(KeyDerivation.derive(key.getValue(), "lienthong/seal"), "AES"));
        }
        currentKeyId = last;
        for (Purpose purpose : Purpose.values())
            hashKeys.put(
                    purpose,
                    KeyDerivation.derive(first, "lienthong/" + purpose.name().toLowerCase(Locale.ROOT)));
    }

    /**
     * Reads the file of master keys, see {@link KeyFile} for its lines.
     *
     * @param mayCreate true in a sandbox: a missing file is made with one new key, mode 0600. False in production,
     *     where the file comes from outside
     * @throws KeyFileRefused when it is missing and may not be made, open to others than its owner, or damaged
     */
    public static Vault openOrCreate(Path keyFile, boolean mayCreate) {
        return new Vault(KeyFile.readOrCreate(keyFile, mayCreate));
    }

    /** Seals bytes as they are: documents, which are compressed already. */
    public byte[] seal(byte[] plain, String context) {
        return seal(AS_IS, plain, context);
    }

    /**
     * Compresses, then seals.
     *
     * @param plain at most {@value #MAX_TEXT_BYTES} bytes
     */
    public byte[] sealText(byte[] plain, String context) {
        if (plain.length > MAX_TEXT_BYTES) throw new IllegalArgumentException("text over " + MAX_TEXT_BYTES + " bytes");
        if (plain.length < MIN_COMPRESSED_BYTES) return seal(AS_IS, plain, context);
        byte[] compressed = Zstd.compress(plain, ZSTD_LEVEL);
        return compressed.length < plain.length ? seal(COMPRESSED, compressed, context) : seal(AS_IS, plain, context);
    }

    /**
     * Opens what {@link #seal} or {@link #sealText} made.
     *
     * @param context the same as at sealing
     * @throws SealBroken when key, context or bytes are not those of the sealing
     */
    public byte[] open(byte[] sealed, String context) {
        if (sealed.length < 2 || sealed[1] < 1 || sealed.length < 2 + sealed[1] + NONCE_BYTES + TAG_BITS / 8)
            throw new SealBroken("sealed bytes are cut off");
        int headerBytes = 2 + sealed[1];
        SecretKeySpec key = sealingKeys.get(new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII));
        if (key == null) throw new SealBroken("the key that sealed this is not in the key file");
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, headerBytes, NONCE_BYTES));
            cipher.updateAAD(sealed, 0, headerBytes);
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            int start = headerBytes + NONCE_BYTES;
            byte[] plain = cipher.doFinal(sealed, start, sealed.length - start);
            return sealed[0] == COMPRESSED ? decompress(plain) : plain;
        } catch (GeneralSecurityException e) {
            throw new SealBroken("sealed bytes were changed, or belong elsewhere");
        }
    }

    /**
     * Reads sealed bytes from any block of 16 on, without their tag: GCM enciphers in counter mode, from 2 on behind a
     * nonce of 12 bytes. Only for who proves the whole content by another keyed hash before giving out a byte of it,
     * and only for what {@link #seal} sealed as it is.
     *
     * @param header what stands before the cipher text, of {@link #headerBytes}
     */
    Cipher counterMode(byte[] header, long block) {
        if (header[0] != AS_IS) throw new SealBroken("compressed bytes have no fixed places");
        SecretKeySpec key = sealingKeys.get(new String(header, 2, header[1], StandardCharsets.US_ASCII));
        if (key == null) throw new SealBroken("the key that sealed this is not in the key file");
        ByteBuffer counter = ByteBuffer.allocate(16).put(header, header.length - NONCE_BYTES, NONCE_BYTES);
        counter.putInt(Math.toIntExact(block + 2));
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(counter.array()));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot read AES in counter mode", e);
        }
    }

    /** Bytes before the cipher text, nonce and all. @param start the first two sealed bytes */
    static int headerBytes(byte[] start) {
        if (start[1] < 1) throw new SealBroken("sealed bytes are cut off");
        return 2 + start[1] + NONCE_BYTES;
    }

    /** HMAC-SHA256 (32 bytes) with the purpose's own key. */
    public byte[] hash(Purpose purpose, byte[] bytes) {
        return mac(purpose).doFinal(bytes);
    }

    /** {@link #hash} for bytes that come in parts. */
    Mac mac(Purpose purpose) {
        return KeyDerivation.mac(hashKeys.get(purpose));
    }

    private byte[] seal(byte format, byte[] plain, String context) {
        byte[] id = currentKeyId.getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer sealed = ByteBuffer.allocate(2 + id.length + NONCE_BYTES + plain.length + TAG_BITS / 8);
        sealed.put(format).put((byte) id.length).put(id);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, sealingKeys.get(currentKeyId), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(sealed.array(), 0, sealed.position());
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            sealed.put(nonce);
            cipher.doFinal(plain, 0, plain.length, sealed.array(), sealed.position());
            return sealed.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot seal with AES-256-GCM", e);
        }
    }

    private static byte[] decompress(byte[] compressed) {
        long size = Zstd.getFrameContentSize(compressed);
        if (size < 0 || size > MAX_TEXT_BYTES) throw new SealBroken("compressed text has no sane size");
        try {
            return Zstd.decompress(compressed, (int) size);
        } catch (ZstdException e) {
            throw new SealBroken("compressed text is damaged");
        }
    }
}
