package vn.lienthong.backup;

import java.util.List;

/** A backup cannot be made or put back. Nothing was changed. The text is {@code cli.fault.<code>}. */
public final class BackupFault extends RuntimeException {
    private final List<String> arguments;

    BackupFault(String code, Object... arguments) {
        super(code, null, false, false);
        this.arguments = List.of(arguments).stream().map(String::valueOf).toList();
    }

    public String key() {
        return "cli.fault." + getMessage();
    }

    public List<String> arguments() {
        return arguments;
    }
}
