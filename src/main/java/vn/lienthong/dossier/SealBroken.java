package vn.lienthong.dossier;

/** Sealed bytes cannot be opened: the key is not in the key file, or the bytes were changed. Carries no content. */
public final class SealBroken extends RuntimeException {
    SealBroken(String what) {
        super(what, null, false, true);
    }
}
