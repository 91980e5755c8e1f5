package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.province.Agency;
import vn.lienthong.province.OnlineOffer;
import vn.lienthong.province.Period;
import vn.lienthong.province.Province;
import vn.lienthong.text.Texts;
import vn.lienthong.text.Times;

/** {@code lienthong province}: codes of provinces through time, and their published states. Works without an engine. */
@Command(
        name = "province",
        subcommands = {ProvinceCommand.All.class, ProvinceCommand.Show.class})
final class ProvinceCommand extends CommandGroup {
    @ParentCommand
    private Lienthong root;

    private ProvinceView view(LocalDate on) {
        Settings settings = root.settings();
        RouteFiles files = new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province"));
        return ProvinceView.of(files, on == null ? LocalDate.now(Times.VIETNAM) : on);
    }

    private Table table(String... columns) {
        String[] headers = new String[columns.length];
        for (int i = 0; i < columns.length; i++) headers[i] = root.texts().get("cli.column." + columns[i]);
        return new Table(headers);
    }

    /** {@code lienthong province list [--on DATE] [--html FILE]} */
    @Command(name = "list")
    static final class All implements Callable<Integer> {
        @ParentCommand
        private ProvinceCommand parent;

        @Option(names = "--on", paramLabel = "DATE", descriptionKey = "cli.option.province-on")
        private LocalDate on;

        @Option(names = "--html", paramLabel = "FILE", descriptionKey = "cli.option.province-html")
        private Path html;

        @Override
        public Integer call() {
            ProvinceView view = parent.view(on);
            List<Province> provinces = view.provinces().on(view.on());
            if (html != null) write(new ProvincePage(view).html());
            if (parent.root.isJson()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                provinces.forEach(province -> all.add(view.json(province)));
                parent.root.out().println(all.toPrettyString());
            } else if (html == null) overview(view, provinces).print(parent.root.terminal());
            return ExitCode.DONE;
        }

        private void write(String page) {
            try {
                Files.writeString(html, page);
            } catch (IOException cannot) {
                throw new CommandFailure(ExitCode.FOUND_FAULTS, "province-html", html.toString());
            }
        }

        private Table overview(ProvinceView view, List<Province> provinces) {
            Table table =
                    parent.table("code", "province", "agency", "members", "dvclt-2024", "registry-2024", "linked-2022");
            for (Province province : provinces) {
                List<Province> published = view.published(province);
                table.row(
                        province.code(),
                        province.name(),
                        view.agencyCode(province),
                        view.provinces().members(province).stream()
                                .map(Province::name)
                                .collect(Collectors.joining(", ")),
                        counted(published, old -> view.connection(old)
                                .map(state -> state.dvclt())
                                .orElse("")),
                        counted(published, old -> view.connection(old)
                                .map(state -> state.civilRegistry())
                                .orElse("")),
                        counted(published, old -> view.offer(old)
                                .map(OnlineOffer::linked)
                                .map(ProvinceCommand::yes)
                                .orElse("")));
            }
            return table;
        }

        /** One word, or how many of its members stand where. */
        private String counted(List<Province> provinces, Function<Province, String> state) {
            Map<String, Integer> counts = new TreeMap<>();
            provinces.stream()
                    .map(state)
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
            Texts texts = parent.root.texts();
            return counts.entrySet().stream()
                    .map(entry -> (provinces.size() == 1 ? "" : entry.getValue() + " ")
                            + texts.get("province.state." + entry.getKey()))
                    .collect(Collectors.joining(", "));
        }
    }

    /** {@code lienthong province show NAME|CODE [--on DATE]} */
    @Command(name = "show")
    static final class Show implements Callable<Integer> {
        @ParentCommand
        private ProvinceCommand parent;

        @Parameters(paramLabel = "NAME|CODE", descriptionKey = "cli.option.province")
        private String asked;

        @Option(names = "--on", paramLabel = "DATE", descriptionKey = "cli.option.province-on")
        private LocalDate on;

        @Override
        public Integer call() {
            ProvinceView view = parent.view(on);
            Province province = view.provinces()
                    .find(asked, view.on())
                    .orElseThrow(() -> new CommandFailure(ExitCode.FOUND_FAULTS, "province-unknown", asked));
            if (parent.root.isJson())
                parent.root.out().println(view.json(province).toPrettyString());
            else print(view, province);
            return ExitCode.DONE;
        }

        private void print(ProvinceView view, Province province) {
            Texts texts = parent.root.texts();
            Table head = parent.table("field", "value");
            head.row(texts.get("cli.column.province"), province.name());
            head.row(texts.get("cli.column.code"), province.code());
            head.row(texts.get("cli.column.agency"), view.agencyCode(province));
            head.row(
                    texts.get("cli.column.from"),
                    Objects.toString(province.period().from(), ""));
            head.row(
                    texts.get("cli.column.to"),
                    Objects.toString(province.period().to(), ""));
            view.provinces()
                    .successor(province)
                    .ifPresent(now -> head.row(texts.get("province.since"), now.code() + " " + now.name()));
            for (Province other : view.provinces().otherMeanings(province))
                head.row(
                        texts.get("province.other-meaning", other.code()),
                        other.name() + " " + when(texts, other.period()));
            head.print(parent.root.terminal());
            parent.root.out().println();
            states(view, view.published(province)).print(parent.root.terminal());
            parent.root.out().println();
            view.agency(province)
                    .filter(Agency::unconfirmed)
                    .ifPresent(agency ->
                            Prose.print(parent.root.terminal(), "", texts.get("province.unconfirmed", agency.code())));
            Prose.print(parent.root.terminal(), "", texts.get("province.sources"));
        }

        private static String when(Texts texts, Period period) {
            return period.to() == null
                    ? texts.get("province.now")
                    : texts.get("province.before", period.to().toString());
        }

        private Table states(ProvinceView view, List<Province> published) {
            Texts texts = parent.root.texts();
            Table table = parent.table(
                    "code",
                    "province",
                    "agency",
                    "dvclt-2024",
                    "registry-2024",
                    "linked-2022",
                    "online-2022",
                    "exception");
            for (Province old : published)
                table.row(
                        old.code(),
                        old.name(),
                        view.agencyCode(old),
                        view.connection(old)
                                .map(state -> texts.get("province.state." + state.dvclt()))
                                .orElse(""),
                        view.connection(old)
                                .map(state -> texts.get("province.state." + state.civilRegistry()))
                                .orElse(""),
                        view.offer(old)
                                .map(offer -> texts.get("province.state." + yes(offer.linked())))
                                .orElse(""),
                        view.offer(old).map(offer -> offered(texts, offer)).orElse(""),
                        view.offer(old).map(OnlineOffer::exception).orElse(""));
            return table;
        }
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    /** The registrations that were offered online, in the reader's words. */
    static String offered(Texts texts, OnlineOffer offer) {
        return java.util.stream.Stream.of(
                        offer.birth() ? "birth" : "", offer.marriage() ? "marriage" : "", offer.death() ? "death" : "")
                .filter(act -> !act.isEmpty())
                .map(act -> texts.get("province.act." + act))
                .collect(Collectors.joining(", "));
    }
}
