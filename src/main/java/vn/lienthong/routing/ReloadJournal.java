package vn.lienthong.routing;

/** Where reloads are written down. What cannot be written down is not put in force. */
public interface ReloadJournal {
    /** Whether a line could be written at this moment. */
    boolean writable();

    /**
     * Called once for each reload, but not for the same refusal again.
     *
     * @return false when it could not be written
     */
    boolean record(ReloadOutcome outcome);
}
