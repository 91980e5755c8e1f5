package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import vn.lienthong.config.SettingKey;
import vn.lienthong.config.Settings;
import vn.lienthong.text.Texts;

/** {@code lienthong config}: the effective value and origin of each key, secrets masked. */
@Command(name = "config")
final class ConfigCommand implements Callable<Integer> {
    @ParentCommand
    private Lienthong root;

    @Override
    public Integer call() {
        Settings settings = root.settings();
        if (root.isJson()) root.out().println(json(settings).toPrettyString());
        else table(settings).print(root.terminal());
        return ExitCode.DONE;
    }

    private Table table(Settings settings) {
        Texts texts = root.texts();
        Table table =
                new Table(texts.get("cli.column.key"), texts.get("cli.column.value"), texts.get("cli.column.origin"));
        for (SettingKey key : settings.keys())
            table.row(
                    key.name(),
                    settings.shown(key.name()),
                    settings.origin(key.name()).text(texts));
        return table;
    }

    private ArrayNode json(Settings settings) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (SettingKey key : settings.keys())
            all.addObject()
                    .put("key", key.name())
                    .put("value", settings.shown(key.name()))
                    .put("origin", settings.origin(key.name()).text(root.texts()));
        return all;
    }
}
