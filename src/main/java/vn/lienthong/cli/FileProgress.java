package vn.lienthong.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Counts files for whoever watches; silent where nobody does. */
final class FileProgress implements LongConsumer {
    private static final int EACH = 100;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Lienthong root;
    private boolean shown;

    FileProgress(Lienthong root) {
        this.root = root;
    }

    @Override
    public void accept(long files) {
        if (!root.terminal().interactive() || files % EACH != 0) return;
        root.err().print("\r" + root.texts().get("cli.backup.progress", String.valueOf(files)));
        root.err().flush();
        shown = true;
    }

    void end() {
        if (shown) root.err().println();
    }

    /** As a person in Viet Nam reads it. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
