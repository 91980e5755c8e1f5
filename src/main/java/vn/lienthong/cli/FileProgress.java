package vn.lienthong.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Counts files, or tests, for whoever watches; silent where nobody does. */
final class FileProgress implements LongConsumer {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private final Lienthong root;
    private final String text;
    private final int each;
    private boolean shown;

    /** Of a backup. */
    FileProgress(Lienthong root) {
        this(root, "cli.backup.progress", 100);
    }

    /** @param each how many between two signs of life */
    FileProgress(Lienthong root, String text, int each) {
        this.root = root;
        this.text = text;
        this.each = each;
    }

    @Override
    public void accept(long files) {
        if (!root.terminal().interactive() || files % each != 0) return;
        root.err().print("\r" + root.texts().get(text, String.valueOf(files)));
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
