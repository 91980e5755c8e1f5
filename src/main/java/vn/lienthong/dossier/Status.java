package vn.lienthong.dossier;

/** Canonical dossier status; codes towards partners and allowed transitions are data, see {@link StatusTable}. */
public enum Status {
    RECEIVED,
    ACCEPTED,
    FORWARDED,
    SUPPLEMENT_REQUIRED,
    REGISTERED,
    RETURNED,
    REJECTED,
    WITHDRAWN,
    STOPPED;

    /** The province works on the dossier: not finished, and not waiting for the citizen. */
    public boolean clockRuns() {
        return this == RECEIVED || this == ACCEPTED || this == FORWARDED;
    }
}
