package vn.lienthong.queue;

/** Encrypts message bodies at rest. Bodies may hold what a dossier holds, so they are never stored in clear. */
public interface BodySeal {
    byte[] seal(String body);

    /** @throws RuntimeException when the bytes are damaged or sealed with an unknown key */
    String open(byte[] sealed);
}
