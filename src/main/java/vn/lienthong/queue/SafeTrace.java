package vn.lienthong.queue;

/** A stack trace without messages: the message of a foreign exception may quote personal data. */
public final class SafeTrace {
    private static final int FRAMES = 25;
    private static final int CAUSES = 5;

    private SafeTrace() {}

    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable current = failure;
        for (int i = 0; i < CAUSES && current != null; i++, current = current.getCause()) {
            if (i > 0) text.append("\ncaused by ");
            text.append(current.getClass().getName());
            StackTraceElement[] frames = current.getStackTrace();
            for (int f = 0; f < Math.min(FRAMES, frames.length); f++)
                text.append("\n\tat ").append(frames[f]);
        }
        return text.toString();
    }
}
