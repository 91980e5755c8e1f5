package vn.lienthong.dossier;

import java.util.List;

/** The file of master keys is missing, open to others or damaged: the engine must not start. Never shows a key. */
public final class KeyFileRefused extends RuntimeException {
    private final String textKey;
    private final List<String> arguments;

    /** @param textKey a sentence of the texts, with {@code arguments} (the path, then what is wrong) */
    public KeyFileRefused(String textKey, String... arguments) {
        super(textKey + " " + List.of(arguments));
        this.textKey = textKey;
        this.arguments = List.of(arguments);
    }

    public String textKey() {
        return textKey;
    }

    public List<String> arguments() {
        return arguments;
    }
}
