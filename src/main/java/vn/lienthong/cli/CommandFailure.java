package vn.lienthong.cli;

import java.util.List;

/** A command cannot go on; says why in a text {@code cli.fault.<code>} and how the process ends. */
public final class CommandFailure extends RuntimeException {
    private final int exitCode;
    private final List<String> arguments;

    public CommandFailure(int exitCode, String code, String... arguments) {
        super(code, null, false, false);
        this.exitCode = exitCode;
        this.arguments = List.of(arguments);
    }

    int exitCode() {
        return exitCode;
    }

    String key() {
        return "cli.fault." + getMessage();
    }

    List<String> arguments() {
        return arguments;
    }
}
