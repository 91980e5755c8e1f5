package vn.lienthong.dossier;

import java.nio.charset.StandardCharsets;
import vn.lienthong.queue.BodySeal;

/** Seals the bodies of queue messages with the keys of the {@link Vault}. */
public final class MessageSeal implements BodySeal {
    private static final String CONTEXT = "message";

    private final Vault vault;

    public MessageSeal(Vault vault) {
        this.vault = vault;
    }

    @Override
    public byte[] seal(String body) {
        return vault.sealText(body.getBytes(StandardCharsets.UTF_8), CONTEXT);
    }

    /** @throws SealBroken when the bytes are damaged or sealed with an unknown key */
    @Override
    public String open(byte[] sealed) {
        return new String(vault.open(sealed, CONTEXT), StandardCharsets.UTF_8);
    }
}
