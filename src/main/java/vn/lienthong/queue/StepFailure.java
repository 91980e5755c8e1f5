package vn.lienthong.queue;

import java.util.List;

/**
 * A step could not be done. Carries a reason code (a key of the texts, {@code reason.<code>} and {@code
 * action.<code>}) and arguments that are safe to show: never a name, a number of a person, or a partner's own words
 * (but the portal's about a refused dossier, from which everything personal has been blanked).
 */
public final class StepFailure extends RuntimeException {
    private final ErrorClass errorClass;
    private final String reason;
    private final List<String> arguments;
    private final String partner;
    private final boolean tried;

    /** @param partner the partner concerned (dvclt, ndxp, one-stop …), or empty */
    public StepFailure(ErrorClass errorClass, String partner, String reason, String... arguments) {
        this(errorClass, partner, true, reason, arguments);
    }

    private StepFailure(ErrorClass errorClass, String partner, boolean tried, String reason, String... arguments) {
        super(errorClass + " " + reason + " " + List.of(arguments), null, false, true);
        this.errorClass = errorClass;
        this.partner = partner;
        this.tried = tried;
        this.reason = reason;
        this.arguments = List.of(arguments);
    }

    /** The call was held back here and never went out: says nothing of the dossier, so it is no attempt. */
    public static StepFailure notTried(String partner, String reason, String... arguments) {
        return new StepFailure(ErrorClass.PARTNER_DOWN, partner, false, reason, arguments);
    }

    /** Whether the failed act was really tried. */
    public boolean tried() {
        return tried;
    }

    public ErrorClass errorClass() {
        return errorClass;
    }

    public String partner() {
        return partner;
    }

    public String reason() {
        return reason;
    }

    public List<String> arguments() {
        return arguments;
    }
}
