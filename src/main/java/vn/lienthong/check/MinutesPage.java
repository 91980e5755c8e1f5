package vn.lienthong.check;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.lienthong.text.Html;
import vn.lienthong.text.Texts;
import vn.lienthong.text.Times;

/**
 * The minutes as one page to print and sign: Vietnamese, without scripts or anything fetched; an outcome is a word,
 * never a colour alone.
 */
public final class MinutesPage {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(Times.VIETNAM);
    private static final String STYLE = """
            body { font: 1rem/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem; max-width: 62rem; color: #111; background: #fff; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top; }
            thead th { background: #e8eef5; }
            td:first-child, .outcome { white-space: nowrap; }
            ul { margin: 0; padding-left: 1.1rem; }
            .missing, .not-run { font-weight: bold; }
            .signatures td { height: 5rem; }
            @media print { body { padding: 0; max-width: none; font-size: 10pt; } thead { display: table-header-group; } tr { break-inside: avoid; } }
            """;

    private final Minutes minutes;
    private final Texts texts = Texts.vietnamese();
    private final StringBuilder page = new StringBuilder();

    public MinutesPage(Minutes minutes) {
        this.minutes = minutes;
    }

    public String html() {
        String title = texts.get("minutes.page.title", minutes.province());
        page.append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", title);
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", title);
        element("p", texts.get("minutes.phase." + minutes.phase()));
        element("p", texts.get("minutes.page.at", MOMENT.format(minutes.at())));
        long open =
                minutes.steps().stream().filter(step -> step.outcome().isOpen()).count();
        element("p", open == 0 ? texts.get("minutes.complete") : texts.get("minutes.open", open));
        steps();
        if (open > 0) missing();
        signatures();
        element("p", texts.get("minutes.page.unconfirmed"));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private void steps() {
        element("h2", texts.get("minutes.page.steps"));
        head("step", "title", "outcome", "found");
        for (StepResult result : minutes.steps()) {
            page.append("<tr>");
            cell(result.step().id());
            cell(result.step().title().vi());
            String word = result.outcome().word();
            page.append("<td class=\"outcome ").append(word).append("\">");
            page.append(Html.escaped(texts.get("minutes.outcome." + word))).append("</td>");
            findings(result);
            page.append("</tr>\n");
        }
        page.append("</tbody>\n</table>\n");
    }

    private void findings(StepResult result) {
        page.append("<td><ul>");
        result.findings().forEach(finding -> item(finding.what().vi()));
        result.signature()
                .ifPresent(given ->
                        item(texts.get("minutes.page.signed", given.by(), MOMENT.format(given.at()), given.note())));
        if (result.at() != null
                && !result.at().equals(minutes.at())
                && result.signature().isEmpty()) item(texts.get("minutes.page.at", MOMENT.format(result.at())));
        page.append("</ul></td>");
    }

    private void missing() {
        element("h2", texts.get("minutes.page.missing"));
        head("step", "found", "who", "how");
        for (StepResult result : minutes.steps()) {
            for (Finding finding : result.findings()) {
                if (!finding.outcome().isOpen()) continue;
                page.append("<tr>");
                cell(result.step().id());
                cell(finding.what().vi());
                cell(finding.who().words().vi());
                cell(finding.how() == null ? "" : finding.how().vi());
                page.append("</tr>\n");
            }
        }
        page.append("</tbody>\n</table>\n");
    }

    /** Room to sign on paper. */
    private void signatures() {
        element("h2", texts.get("minutes.page.signatures"));
        page.append("<table class=\"signatures\">\n<thead>\n<tr>");
        List<Actor> sides = List.of(Actor.C06, Actor.JUSTICE, Actor.PROVINCE, Actor.GOVERNMENT_OFFICE);
        sides.forEach(side -> column(side.words().vi()));
        page.append("</tr>\n</thead>\n<tbody>\n<tr>");
        sides.forEach(side -> cell(""));
        page.append("</tr>\n</tbody>\n</table>\n");
    }

    private void head(String... columns) {
        page.append("<table>\n<thead>\n<tr>");
        for (String column : columns) column(texts.get("minutes.column." + column));
        page.append("</tr>\n</thead>\n<tbody>\n");
    }

    private void column(String text) {
        page.append("<th scope=\"col\">").append(Html.escaped(text)).append("</th>");
    }

    private void cell(String text) {
        page.append("<td>").append(Html.escaped(text)).append("</td>");
    }

    private void item(String text) {
        page.append("<li>").append(Html.escaped(text)).append("</li>");
    }

    private void element(String name, String text) {
        page.append(Html.element(name, text));
    }

    /** As the page shows it, in Viet Nam's time. */
    public static String moment(Instant at) {
        return MOMENT.format(at);
    }
}
