package vn.lienthong.config;

/**
 * A password, token or key. Prints as {@code ***}, so that a record or a log line that holds one gives nothing away.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The secret itself: for the call that needs it, never for a text. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
