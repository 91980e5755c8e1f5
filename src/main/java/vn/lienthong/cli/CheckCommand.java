package vn.lienthong.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.check.CheckBook;
import vn.lienthong.check.CheckStep;
import vn.lienthong.check.ConnectionCheck;
import vn.lienthong.check.Minutes;
import vn.lienthong.check.MinutesPage;
import vn.lienthong.check.Signature;
import vn.lienthong.check.Surroundings;
import vn.lienthong.config.DemoSecrets;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.config.Sha256;
import vn.lienthong.tls.EngineTrust;
import vn.lienthong.tls.ListenerTls;

/**
 * {@code lienthong check}: the connection check. Ends 0 when every step is done, 3 when the engine cannot be reached.
 */
@Command(
        name = "check",
        subcommands = {CheckCommand.Sign.class, CheckCommand.Withdraw.class})
final class CheckCommand implements Callable<Integer> {
    /** Its state is kept apart. */
    enum Environment {
        SANDBOX,
        PRODUCTION;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    @ParentCommand
    private Lienthong root;

    @Option(names = "--step", paramLabel = "STEP", descriptionKey = "check.option.step")
    private String step;

    @Option(names = "--html", paramLabel = "FILE", descriptionKey = "check.option.html")
    private Path html;

    @Option(names = "--environment", paramLabel = "sandbox|production", descriptionKey = "check.option.environment")
    private Environment environment;

    @Option(names = "--caller-token-file", paramLabel = "FILE", descriptionKey = "check.option.caller-token-file")
    private Path callerTokenFile;

    @Option(names = "--caller-key-store", paramLabel = "FILE", descriptionKey = "check.option.caller-key-store")
    private Path callerKeyStore;

    @Option(
            names = "--caller-key-store-password-file",
            paramLabel = "FILE",
            descriptionKey = "check.option.caller-key-store-password-file")
    private Path callerPasswordFile;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "cli.option.token-file")
    private Path tokenFile;

    @Option(names = "--allow-test-dossier", descriptionKey = "check.option.allow-test-dossier")
    private boolean allowTestDossier;

    @Option(names = "--dossier", paramLabel = "NUMBER", descriptionKey = "check.option.dossier")
    private String dossier;

    @Override
    public Integer call() {
        Settings settings = root.settings();
        String configured = settings.text("lienthong.environment");
        String wanted = environment == null ? configured : environment.word();
        List<CheckStep> steps = steps(settings);
        if (step != null) named(steps, step);
        if (html != null) requireWritable(html);
        ConnectionCheck check = new ConnectionCheck(steps, book(settings, wanted));
        boolean now = wanted.equals(configured);
        Minutes minutes = now
                ? check.run(surroundings(settings), Optional.ofNullable(step), this::tell)
                : check.known(
                        wanted,
                        settings.text("lienthong.province"),
                        Clock.systemUTC().instant(),
                        Optional.ofNullable(step));
        if (html != null) write(minutes);
        new MinutesScreen(root).print(minutes);
        if (now && minutes.isEngineUnreachable()) return ExitCode.CANNOT_REACH;
        return minutes.isComplete() ? ExitCode.DONE : ExitCode.FOUND_FAULTS;
    }

    private Surroundings surroundings(Settings settings) {
        return new Surroundings(
                settings,
                files(settings),
                CheckedEngine.of(settings, tokenFile),
                trust(),
                doorTrust(settings),
                Clock.systemUTC(),
                callerToken(settings),
                allowTestDossier,
                Optional.ofNullable(dossier));
    }

    /** The token somebody gave; in the sandbox also the public one of the simulators, where the engine takes that. */
    private Optional<Secret> callerToken(Settings settings) {
        if (callerTokenFile != null) {
            try {
                return Optional.of(new Secret(Files.readString(callerTokenFile).strip()));
            } catch (IOException e) {
                throw new CommandFailure(ExitCode.WRONG_USE, "token-file", callerTokenFile.toString());
            }
        }
        String demo = DemoSecrets.of("dvclt");
        boolean taken = settings.list("caller.dvclt.token-sha256").stream()
                .anyMatch(hash -> hash.equalsIgnoreCase(Sha256.hex(demo)));
        return taken && !settings.isProduction() ? Optional.of(new Secret(demo)) : Optional.empty();
    }

    /** What every call of the engine trusts. */
    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java speaks TLS", impossible);
        }
    }

    private SSLContext doorTrust(Settings settings) {
        Optional<ListenerTls> tls = ListenerTls.partnerApi(settings);
        if (callerKeyStore == null) return EngineTrust.of(tls);
        try {
            Secret password = new Secret(
                    callerPasswordFile == null
                            ? ""
                            : Files.readString(callerPasswordFile).strip());
            return EngineTrust.showing(tls, callerKeyStore, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "key-store", callerKeyStore.toString());
        }
    }

    private void tell(CheckStep one) {
        if (!root.isJson())
            root.err()
                    .println(root.texts()
                            .get("minutes.doing", one.id(), one.title().in(root.locale())));
        root.err().flush();
    }

    /** Before the checks, which may take a quarter of an hour. */
    private static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        boolean good = Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : Files.isDirectory(folder) && Files.isWritable(folder);
        if (!good) throw new CommandFailure(ExitCode.WRONG_USE, "file-not-written", file.toString());
    }

    private void write(Minutes minutes) {
        try {
            Files.writeString(html, new MinutesPage(minutes).html());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.WRONG_USE, "file-not-written", html.toString());
        }
        if (!root.isJson()) root.err().println(root.texts().get("minutes.written", html));
    }

    private static CheckBook book(Settings settings, String environment) {
        return new CheckBook(settings.path("lienthong.data-dir"), environment, Clock.systemUTC());
    }

    private static RouteFiles files(Settings settings) {
        return new RouteFiles(settings.path("lienthong.routes-dir"), settings.text("lienthong.province"));
    }

    private static List<CheckStep> steps(Settings settings) {
        try {
            return CheckStep.all(files(settings));
        } catch (CheckStep.Unusable broken) {
            throw new CommandFailure(ExitCode.FOUND_FAULTS, "check-table", broken.getMessage());
        }
    }

    private static CheckStep named(List<CheckStep> steps, String id) {
        return steps.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.WRONG_USE, "check-step", id));
    }

    /** What signing and taking back have in common. */
    abstract static class Act implements Callable<Integer> {
        @ParentCommand
        private CheckCommand parent;

        @Parameters(paramLabel = "STEP", descriptionKey = "check.option.sign-step")
        private String step;

        @Option(names = "--by", required = true, paramLabel = "NAME", descriptionKey = "check.option.by")
        private String by;

        @Option(names = "--note", defaultValue = "", paramLabel = "NOTE", descriptionKey = "check.option.note")
        private String note;

        @Option(names = "--environment", paramLabel = "sandbox|production", descriptionKey = "check.option.environment")
        private Environment environment;

        abstract Signature act(CheckBook book, String step, String by, String note);

        abstract String text();

        @Override
        public final Integer call() {
            Lienthong root = parent.root;
            Settings settings = root.settings();
            if (!named(steps(settings), step).isQuestion())
                throw new CommandFailure(ExitCode.WRONG_USE, "check-automatic", step);
            if (by.isBlank()) throw new CommandFailure(ExitCode.WRONG_USE, "value", "--by");
            CheckBook book =
                    book(settings, environment == null ? settings.text("lienthong.environment") : environment.word());
            Signature signature;
            try {
                signature = act(book, step, by.strip(), note.strip());
            } catch (UncheckedIOException e) {
                throw new CommandFailure(
                        ExitCode.FOUND_FAULTS, "file-not-written", String.valueOf(settings.path("lienthong.data-dir")));
            }
            root.out().println(root.texts().get(text(), signature.step(), signature.by()));
            return ExitCode.DONE;
        }
    }

    /** {@code lienthong check sign STEP --by NAME --note NOTE} */
    @Command(name = "sign")
    static final class Sign extends Act {
        @Override
        Signature act(CheckBook book, String step, String by, String note) {
            return book.sign(step, by, note);
        }

        @Override
        String text() {
            return "minutes.signed";
        }
    }

    /** {@code lienthong check withdraw STEP --by NAME --note NOTE} */
    @Command(name = "withdraw")
    static final class Withdraw extends Act {
        @Override
        Signature act(CheckBook book, String step, String by, String note) {
            if (note.isEmpty()) throw new CommandFailure(ExitCode.WRONG_USE, "value", "--note");
            if (book.signature(step).isEmpty())
                throw new CommandFailure(ExitCode.FOUND_FAULTS, "check-not-signed", step);
            return book.withdraw(step, by, note);
        }

        @Override
        String text() {
            return "minutes.withdrawn";
        }
    }
}
