package vn.lienthong.retention;

/** Why the personal data of a dossier that has ended is not removed; in the order in which reasons are counted. */
public enum Kept {
    /** Its time of retention is not over, counted from its last status. */
    TOO_YOUNG,
    /** A message of it waits, is worked on or is parked. */
    MESSAGE,
    /** The national portal has not confirmed its present state, or has refused it. */
    PORTAL,
    /** A payment for it is open, for a person to look at, or younger than the time of retention. */
    PAYMENT,
    /** The watch over its appointments has not closed one of them. */
    APPOINTMENT,
    /** A statement on a later step, a result or a rating came within the time of retention. */
    NEWS;

    /** As it is written in the API: {@code tooYoung}. */
    public String word() {
        return this == TOO_YOUNG ? "tooYoung" : name().toLowerCase(java.util.Locale.ROOT);
    }
}
