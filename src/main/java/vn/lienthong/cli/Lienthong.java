package vn.lienthong.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import vn.lienthong.backup.Holdings;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

/** The root command: the options every command has, and the list of commands. */
@Command(
        name = "lienthong",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class)
public final class Lienthong implements Runnable {
    /** The start script sets it: the folder in which it was called. */
    private static final String CALLED_FROM = "lienthong.called-from";

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            SimulateCommand.class,
            CheckCommand.class,
            ConfigCommand.class,
            DossierCommand.class,
            QueueCommand.class,
            RoutesCommand.class,
            PartnerCommand.class,
            PaymentCommand.class,
            StatsCommand.class,
            CatalogueCommand.class,
            SyncCommand.class,
            ProvinceCommand.class,
            LogCommand.class,
            CredentialCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            PurgeCommand.class);

    enum Language {
        VI,
        EN
    }

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(names = "--config", scope = ScopeType.INHERIT, paramLabel = "FILE", descriptionKey = "cli.option.config")
    private Path config;

    @Option(names = "--lang", scope = ScopeType.INHERIT, paramLabel = "vi|en", descriptionKey = "cli.option.lang")
    private Language language;

    @Option(names = "--json", scope = ScopeType.INHERIT, descriptionKey = "cli.option.json")
    private boolean json;

    private Lienthong(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command and returns its exit code. */
    public static int run(Terminal terminal, String... args) {
        var root = new Lienthong(terminal);
        Texts texts = Texts.in(locale(asked(args), terminal.locale()));
        var faults = new FaultReport(texts);
        var line = new CommandLine(root);
        commands(args).forEach(line::addSubcommand);
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setResourceBundle(texts.bundle())
                .registerConverter(Path.class, Lienthong::file)
                .setParameterExceptionHandler(faults)
                .setExecutionExceptionHandler(faults)
                .execute(args);
    }

    /**
     * Reading how all commands are described takes longer than many of them run: only the one that is named, if one is.
     */
    private static List<Class<?>> commands(String[] args) {
        if (args.length == 0) return COMMANDS;
        return COMMANDS.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(args[0]))
                .findFirst()
                .<List<Class<?>>>map(List::of)
                .orElse(COMMANDS);
    }

    /** A file as the caller names it, who may stand in another folder than the program; {@code -} is no file. */
    private static Path file(String named) {
        if (named.equals("-")) return Path.of(named);
        return Path.of(System.getProperty(CALLED_FROM, "")).resolve(named).normalize();
    }

    /** The language must be known before picocli reads the line, because help and faults are told in it. */
    private static String asked(String[] args) {
        String language = "";
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) language = args[i].substring("--lang=".length());
            else if (args[i].equals("--lang") && i + 1 < args.length) language = args[i + 1];
        }
        return language.toLowerCase(Locale.ROOT);
    }

    private static Locale locale(String asked, Locale otherwise) {
        boolean vietnamese = asked.equals("vi")
                || (!asked.equals("en") && otherwise.getLanguage().equals("vi"));
        return vietnamese ? Texts.VIETNAMESE : Locale.ENGLISH;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed");
    }

    /** The settings of this call, read anew. */
    public Settings settings() {
        return Settings.load(config, terminal.environment());
    }

    /** As {@link #settings()}, with values stronger than every layer. */
    public Settings settings(Map<String, String> given) {
        return Settings.load(config, terminal.environment(), given);
    }

    /** What the user has set in the file or the environment, unchecked. */
    Optional<String> named(String key) {
        return Settings.named(config, terminal.environment(), key);
    }

    /** What a backup holds under these settings. */
    Holdings holdings() {
        return new Holdings(settings(), Optional.ofNullable(config));
    }

    /** Refuses what is only for trying out. */
    void refuseInProduction(String command) {
        if (Settings.nameProduction(config, terminal.environment()))
            throw new CommandFailure(ExitCode.FOUND_FAULTS, "production", command);
    }

    Terminal terminal() {
        return terminal;
    }

    public Locale locale() {
        return locale(language == null ? "" : language.name().toLowerCase(Locale.ROOT), terminal.locale());
    }

    public Texts texts() {
        return Texts.in(locale());
    }

    public boolean isJson() {
        return json;
    }

    public PrintWriter out() {
        return terminal.out();
    }

    public PrintWriter err() {
        return terminal.err();
    }
}
