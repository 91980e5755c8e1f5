package vn.lienthong.dossier;

/**
 * What became of an incoming dossier.
 *
 * @param version lanNop, from 1; 0 where nothing is stored
 */
public record Receipt(String number, int version, Outcome outcome) {
    public enum Outcome {
        NEW,
        /** Same content as the current version: no effect. */
        REPEAT,
        NEXT_VERSION,
        /** Other content while the dossier does not wait for a supplement: refused, nothing changed. */
        CONFLICT,
        /** New, and received on a day on which its front brings no new ones: refused, nothing stored. */
        FRONT_CLOSED
    }
}
