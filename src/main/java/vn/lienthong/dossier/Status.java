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
    STOPPED
}
