package vn.lienthong.cli;

import java.io.PrintWriter;
import java.util.Locale;
import vn.lienthong.check.Finding;
import vn.lienthong.check.Minutes;
import vn.lienthong.check.StepResult;
import vn.lienthong.text.Texts;

/** The minutes on a screen: a line for each step, then what is missing, who must act, and how. */
final class MinutesScreen {
    private final Lienthong root;
    private final Texts texts;
    private final Locale locale;

    MinutesScreen(Lienthong root) {
        this.root = root;
        this.texts = root.texts();
        this.locale = root.locale();
    }

    void print(Minutes minutes) {
        PrintWriter out = root.out();
        if (root.isJson()) out.println(minutes.json().toPrettyString());
        else forPeople(minutes, out);
        out.flush();
    }

    private void forPeople(Minutes minutes, PrintWriter out) {
        out.println(texts.get("minutes.page.title", minutes.province()));
        out.println(texts.get("minutes.phase." + minutes.phase()));
        out.println();
        Table table = table("step", "outcome", "title");
        for (StepResult step : minutes.steps())
            table.row(
                    step.step().id(),
                    texts.get("minutes.outcome." + step.outcome().word()),
                    step.step().title().in(locale));
        table.print(root.terminal());
        out.println();
        long open =
                minutes.steps().stream().filter(step -> step.outcome().isOpen()).count();
        String complete = minutes.steps().size() == 1 ? "minutes.complete-one" : "minutes.complete";
        out.println(open == 0 ? texts.get(complete) : texts.get("minutes.open", open));
        for (StepResult step : minutes.steps())
            for (Finding finding : step.findings()) if (finding.how() != null) point(step, finding, out);
    }

    private void point(StepResult step, Finding finding, PrintWriter out) {
        out.println();
        Prose.print(
                root.terminal(), "", step.step().id() + ": " + finding.what().in(locale));
        Prose.print(
                root.terminal(),
                "  ",
                finding.who().words().in(locale) + " – " + finding.how().in(locale));
    }

    private Table table(String... columns) {
        String[] headers = new String[columns.length];
        for (int i = 0; i < columns.length; i++) headers[i] = texts.get("minutes.column." + columns[i]);
        return new Table(headers);
    }
}
