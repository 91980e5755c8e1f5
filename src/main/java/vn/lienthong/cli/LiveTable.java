package vn.lienthong.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.lienthong.demo.Progress;
import vn.lienthong.partner.Partners;
import vn.lienthong.text.Texts;

/** Progress of a demonstration, fit for 80 columns: a table redrawn in place, or a line for a log. */
final class LiveTable {
    private static final int STEP_COLUMNS = 38;
    private static final int NUMBER_COLUMNS = 10;
    private static final int BAR_COLUMNS = 24;
    private static final String UP = "\u001b[%dA\r";
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";
    private static final String NO_WRAP = "\u001b[?7l";
    private static final String WRAP = "\u001b[?7h";

    private final PrintWriter out;
    private final Texts texts;
    private final int dossiers;
    private int drawn;

    LiveTable(PrintWriter out, Texts texts, int dossiers) {
        this.out = out;
        this.texts = texts;
        this.dossiers = dossiers;
    }

    /** Over the table drawn before. */
    void redraw(Progress progress, List<Partners.State> partners, Duration since) {
        List<String> lines = lines(progress, partners, since);
        StringBuilder frame = new StringBuilder(NO_WRAP);
        if (drawn > 0) frame.append(String.format(UP, drawn));
        for (String line : lines) frame.append(line).append(CLEAR_REST_OF_LINE).append('\n');
        out.print(frame.append(WRAP));
        out.flush();
        drawn = lines.size();
    }

    void line(Progress progress, Duration since) {
        out.println(texts.get(
                "demo.line",
                since.toSeconds(),
                progress.acknowledged(),
                progress.finished(),
                dossiers,
                sum(progress, "waiting"),
                sum(progress, "working"),
                sum(progress, "parked")));
        out.flush();
    }

    private static long sum(Progress progress, String what) {
        return progress.steps().stream()
                .mapToLong(step -> switch (what) {
                    case "waiting" -> step.waiting();
                    case "working" -> step.working();
                    default -> step.parked();
                })
                .sum();
    }

    private List<String> lines(Progress progress, List<Partners.State> partners, Duration since) {
        List<String> lines = new ArrayList<>();
        lines.add(row(
                texts.get("demo.column.step"),
                texts.get("demo.column.waiting"),
                texts.get("demo.column.working"),
                texts.get("demo.column.parked"),
                texts.get("demo.column.done")));
        for (Progress.Step step : progress.steps())
            lines.add(row(
                    label(step.name()),
                    number(step.waiting()),
                    number(step.working()),
                    number(step.parked()),
                    number(step.done())));
        lines.add("");
        lines.add(bar(progress.finished()) + "  "
                + texts.get("demo.state", progress.acknowledged(), progress.finished(), dossiers, since.toSeconds()));
        lines.add(unreachable(partners));
        return lines;
    }

    private String unreachable(List<Partners.State> partners) {
        List<String> names = partners.stream()
                .filter(partner -> !partner.breaker().equals("closed"))
                .map(Partners.State::name)
                .toList();
        return names.isEmpty() ? "" : texts.get("demo.unreachable", String.join(", ", names));
    }

    private String label(String queue) {
        String key = "demo.step." + queue;
        return texts.has(key) ? texts.get(key) : queue;
    }

    /** Zeros and unknown figures are quiet. */
    private static String number(long count) {
        if (count < 0) return "";
        return count == 0 ? "·" : Long.toString(count);
    }

    private String bar(int finished) {
        int full = dossiers == 0 ? 0 : BAR_COLUMNS * finished / dossiers;
        return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
    }

    private static String row(String step, String... numbers) {
        StringBuilder line = new StringBuilder(step);
        line.append(" ".repeat(Math.max(1, STEP_COLUMNS - DisplayWidth.of(step))));
        for (String number : numbers)
            line.append(" ".repeat(Math.max(1, NUMBER_COLUMNS - DisplayWidth.of(number))))
                    .append(number);
        return line.toString();
    }
}
