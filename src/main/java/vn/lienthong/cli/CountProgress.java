package vn.lienthong.cli;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongConsumer;
import vn.lienthong.text.Times;

/** Counts for whoever watches; silent where nobody does. */
final class CountProgress implements LongConsumer {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(Times.VIETNAM);

    private final Lienthong root;
    private final String textKey;
    private final int each;
    private boolean shown;

    /** Of files. */
    CountProgress(Lienthong root) {
        this(root, "cli.backup.progress", 100);
    }

    /** @param textKey says the count, after {@code each} of what is counted */
    CountProgress(Lienthong root, String textKey, int each) {
        this.root = root;
        this.textKey = textKey;
        this.each = each;
    }

    @Override
    public void accept(long count) {
        if (!root.terminal().interactive() || count % each != 0) return;
        root.err().print("\r" + root.texts().get(textKey, String.valueOf(count)));
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
