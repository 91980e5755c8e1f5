package vn.lienthong.cli;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import vn.lienthong.province.ConnectionState;
import vn.lienthong.province.OnlineOffer;
import vn.lienthong.province.Province;
import vn.lienthong.text.Html;
import vn.lienthong.text.Texts;

/**
 * One page of all provinces of a day with the published states, to print or to put on a screen. Vietnamese, without
 * scripts or anything fetched; a state is a word, never a colour alone; a row group for each province.
 */
final class ProvincePage {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final String STYLE = """
            body { font: .9375rem/1.4 system-ui, sans-serif; margin: 1.5rem; color: #111; background: #fff; }
            h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
            table { border-collapse: collapse; }
            caption { text-align: left; padding: .25rem 0 .75rem; }
            th, td { border: 1px solid #ccd3da; padding: .2rem .5rem; text-align: left; vertical-align: top; }
            tbody tr:first-child > * { border-top-color: #555; }
            tbody th, tbody td { white-space: nowrap; }
            tbody td:last-child { white-space: normal; min-width: 11rem; }
            thead th { background: #e8eef5; vertical-align: bottom; position: sticky; top: 0; }
            .done { font-weight: bold; }
            @page { size: A4 landscape; margin: 1cm; }
            @media print {
              body { margin: 0; font-size: 8.5pt; }
              thead { display: table-header-group; }
              thead th { position: static; }
              tbody { break-inside: avoid; }
              tbody td:last-child { min-width: 0; }
            }
            """;

    private final ProvinceView view;
    private final Texts texts = Texts.vietnamese();
    private final StringBuilder page = new StringBuilder();

    ProvincePage(ProvinceView view) {
        this.view = view;
    }

    String html() {
        String title = texts.get("province.page.title", DAY.format(view.on()));
        page.append("<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        element("title", title);
        page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
        element("h1", title);
        page.append("<table>\n");
        element("caption", texts.get("province.page.caption"));
        page.append("<thead>\n<tr>");
        for (String column : List.of(
                "province",
                "code",
                "agency",
                "member",
                "dvclt-2024",
                "registry-2024",
                "linked-2022",
                "online-2022",
                "exception")) column(texts.get("province.page." + column));
        page.append("</tr>\n</thead>\n");
        view.provinces().on(view.on()).forEach(this::group);
        page.append("</table>\n");
        element("p", texts.get("province.page.unconfirmed"));
        element("p", texts.get("province.sources"));
        page.append("</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private void group(Province province) {
        List<Province> published = view.published(province);
        page.append("<tbody>\n");
        for (int i = 0; i < published.size(); i++) {
            page.append("<tr>");
            if (i == 0) {
                String span = published.size() == 1 ? "" : " rowspan=\"" + published.size() + "\"";
                page.append("<th scope=\"rowgroup\"")
                        .append(span)
                        .append('>')
                        .append(Html.escaped(province.name()))
                        .append("</th>");
                cell(province.code(), span);
                cell(view.agencyCode(province), span);
            }
            states(published.get(i));
            page.append("</tr>\n");
        }
        page.append("</tbody>\n");
    }

    private void states(Province old) {
        Optional<ConnectionState> connection = view.connection(old);
        Optional<OnlineOffer> offer = view.offer(old);
        cell(old.name() + " (" + old.code() + ", " + view.agencyCode(old) + ")", "");
        state(connection.map(ConnectionState::dvclt).orElse(""));
        state(connection.map(ConnectionState::civilRegistry).orElse(""));
        state(offer.map(given -> given.linked() ? "yes" : "no").orElse(""));
        cell(offer.map(given -> ProvinceCommand.offered(texts, given)).orElse(""), "");
        cell(offer.map(OnlineOffer::exception).orElse(""), "");
    }

    private void state(String word) {
        cell(word.isEmpty() ? "" : texts.get("province.state." + word), word.equals("done") ? " class=\"done\"" : "");
    }

    private void column(String text) {
        page.append("<th scope=\"col\">").append(Html.escaped(text)).append("</th>");
    }

    private void cell(String text, String attributes) {
        page.append("<td")
                .append(attributes)
                .append('>')
                .append(Html.escaped(text))
                .append("</td>");
    }

    private void element(String name, String text) {
        page.append(Html.element(name, text));
    }
}
