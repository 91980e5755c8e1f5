package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

/** A command that asks a running engine, and prints a table for people or the answer itself for programs. */
abstract class EngineCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--token-file", paramLabel = "FILE", descriptionKey = "cli.option.token-file")
    private Path tokenFile;

    final Lienthong root() {
        return (Lienthong) spec.root().userObject();
    }

    final Texts texts() {
        return root().texts();
    }

    final OperationsClient client() {
        Settings settings = root().settings();
        return new OperationsClient(settings, token(settings), root().locale());
    }

    /** Whether an engine listens where the settings say. */
    final boolean engineListens() {
        return OperationsClient.listens(root().settings());
    }

    private Secret token(Settings settings) {
        Path file = tokenFile != null
                ? tokenFile
                : settings.path("lienthong.data-dir").resolve("operator.token");
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            if (tokenFile != null || Files.exists(file))
                throw new CommandFailure(ExitCode.WRONG_USE, "token-file", file.toString());
            throw new CommandFailure(ExitCode.CANNOT_REACH, "token-file-missing", file.toString());
        }
    }

    /** Prints the answer as it is, or what {@code table} makes of it. */
    final void print(JsonNode answer, Table table) {
        if (root().isJson()) root().out().println(answer.toPrettyString());
        else if (table.isEmpty()) root().out().println(texts().get("cli.none"));
        else table.print(root().terminal());
    }

    /** Prints the answer as it is, or the sentence that tells a person of it. */
    final void print(JsonNode answer, String sentence) {
        root().out().println(root().isJson() ? answer.toPrettyString() : sentence);
    }

    final Table table(String... columns) {
        String[] headers = new String[columns.length];
        for (int i = 0; i < columns.length; i++) headers[i] = texts().get("cli.column." + columns[i]);
        return new Table(headers);
    }

    /** A code in the reader's words, or as it is. */
    final String known(String prefix, String code) {
        return texts().has(prefix + code) ? texts().get(prefix + code) : code;
    }

    /** Text of a member for a cell; null and absent are empty. */
    static String cell(JsonNode row, String member) {
        return row.path(member).isNull() ? "" : row.path(member).asText();
    }

    /** A moment as a person reads it: {@code 2026-09-21 09:15:00}; the engine answers in Viet Nam's time. */
    static String moment(JsonNode row, String member) {
        return cell(row, member).replaceFirst("^(.{10})T(.{8}).*$", "$1 $2");
    }
}
