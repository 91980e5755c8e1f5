package vn.lienthong.dossier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.Mac;

/**
 * The arithmetic of the event log's chain: a row's hash is an HMAC over the hash before it and its own columns, each
 * text led by its length. The head carries an HMAC of its own, so that cutting rows off the end and turning the head
 * back is seen, unless an old head with its seal was kept for it.
 */
final class LogHash {
    static final byte[] GENESIS = new byte[32];

    private final Vault vault;

    LogHash(Vault vault) {
        this.vault = vault;
    }

    byte[] row(byte[] previous, long seq, Instant at, String kind, String dossier, String actor, String detail) {
        Mac mac = vault.mac(Vault.Purpose.LOG);
        mac.update(previous);
        mac.update(ByteBuffer.allocate(16)
                .putLong(seq)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .flip());
        for (String text : new String[] {kind, dossier, actor, detail}) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            mac.update(bytes);
        }
        return mac.doFinal();
    }

    byte[] head(long seq, byte[] hash) {
        Mac mac = vault.mac(Vault.Purpose.LOG);
        mac.update("head".getBytes(StandardCharsets.US_ASCII));
        mac.update(ByteBuffer.allocate(8).putLong(seq).flip());
        mac.update(hash);
        return mac.doFinal();
    }
}
