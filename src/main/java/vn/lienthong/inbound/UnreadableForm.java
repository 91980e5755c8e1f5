package vn.lienthong.inbound;

/** The form cannot be read; {@link #message()} is the end of the text key {@code problem.field.*} that says why. */
final class UnreadableForm extends Exception {
    private final String message;

    UnreadableForm(String message) {
        super(message, null, false, false);
        this.message = message;
    }

    String message() {
        return message;
    }
}
