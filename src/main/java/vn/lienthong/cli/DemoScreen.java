package vn.lienthong.cli;

import java.io.File;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.lienthong.demo.Demo;
import vn.lienthong.demo.DemoOptions;
import vn.lienthong.demo.Progress;
import vn.lienthong.partner.Partners;
import vn.lienthong.text.Texts;

/** What a person sees of a demonstration before and while it runs; nothing when a program asked for JSON. */
final class DemoScreen {
    private final Lienthong root;
    private final DemoOptions options;
    private final PrintWriter out;
    private final Texts texts;
    private final LiveTable table;

    DemoScreen(Lienthong root, DemoOptions options) {
        this.root = root;
        this.options = options;
        this.out = root.out();
        this.texts = root.texts();
        this.table = new LiveTable(out, texts, options.dossiers());
    }

    /** What is going to happen, for somebody who has never seen it. */
    void introduce() {
        if (root.isJson()) return;
        out.println(texts.get("demo.intro"));
        out.println();
        if (options.faults()) out.println(texts.get("demo.with-faults"));
        options.broken().forEach(partner -> out.println(texts.get("demo.with-broken", partner.key())));
        out.println(texts.get("demo.seed", options.seed()));
        out.flush();
    }

    /** Where everything is. */
    void opened(Demo demo, Path log) {
        if (root.isJson()) return;
        int operations = demo.engine().operationsPort();
        out.println(texts.get(
                "demo.partner-api", "http://127.0.0.1:" + demo.engine().partnerApiPort()));
        out.println(texts.get("demo.operations-api", "http://127.0.0.1:" + operations));
        out.println(texts.get(
                "demo.token",
                demo.engine().dataDirectory().resolve("operator.token").toString()));
        out.println(texts.get("demo.log", log.toString()));
        out.println();
        out.flush();
    }

    void show(Progress progress, List<Partners.State> partners, Duration since) {
        if (root.isJson()) return;
        if (root.terminal().interactive()) table.redraw(progress, partners, since);
        else table.line(progress, since);
    }

    /** What to type in another terminal. */
    void invite(Demo demo) {
        if (root.isJson()) return;
        out.println();
        out.println(texts.get("demo.invite"));
        out.println("  CONFIG=" + demo.settingsFile());
        String program = program(System.getProperty("java.class.path"));
        String number = demo.check().dossiers().get(0).number();
        for (String command : List.of(
                "dossier find", "dossier show " + number, "queue list", "queue show dvclt-status", "log verify"))
            out.println("  " + program + " " + command + " --config $CONFIG");
        out.println(texts.get("demo.ctrl-c"));
        out.flush();
    }

    void goodbye() {
        if (root.isJson()) return;
        out.println();
        out.println(texts.get("demo.goodbye"));
        out.flush();
    }

    /** This program, as the person would call it from here: a jar, or the script of the server folder. */
    static String program(String classPath) {
        List<Path> places = Stream.of(classPath.split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .toList();
        if (places.size() == 1 && classPath.endsWith(".jar")) return "java -jar " + classPath;
        return places.stream()
                .filter(place -> place.endsWith("lib/lienthong.jar"))
                .map(jar -> jar.getParent().resolveSibling("bin").resolve("lienthong"))
                .map(Path::toString)
                .findFirst()
                .orElse("java -jar target/lienthong.jar");
    }
}
