package vn.lienthong.dossier;

/** What the status table says about entering a status. */
public enum Decision {
    /** Allowed: the dossier moves. */
    APPLY,
    /** The same status again, or one already passed: acknowledged, nothing changes. */
    REPEAT,
    /** Not allowed from here: logged, nothing changes. */
    REFUSE
}
