package vn.lienthong.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a clone contains works on any machine, and its documents lead somewhere. */
final class TidinessTest {
    /** A folder that exists on somebody's machine; /opt, /etc and /var are where servers are told to put things. */
    private static final Pattern SOMEBODYS_FOLDER = Pattern.compile(
            "(?<![\\w.:/}>*-])(?:/(?:home|root|Users|tmp|work|workspace|mnt|media|private|builds)/[\\w.]|[A-Z]:\\\\Users)");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void nothing_names_a_folder_of_somebodys_machine() throws IOException {
        List<String> named = new ArrayList<>();
        texts().forEach((file, text) -> {
            // a list of attacks may name any path
            if (file.startsWith("src/test/resources/hostile/")) return;
            Matcher match = SOMEBODYS_FOLDER.matcher(text);
            if (match.find()) named.add(file + ": " + match.group());
        });
        assertEquals(List.of(), named);
    }

    @Test
    void nothing_is_left_for_later() throws IOException {
        Pattern later =
                Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b|Thread\\.sl" + "eep\\(");
        List<String> left = new ArrayList<>();
        SourceFiles.under("src", ".java").forEach((file, text) -> {
            if (later.matcher(text).find()) left.add(file);
        });
        assertEquals(List.of(), left);
    }

    /** The formatter wraps code, and leaves comments as they are. */
    @Test
    void comments_are_as_wide_as_code() throws IOException {
        Pattern tooWide = Pattern.compile("(?m)^ *(?:\\*|/\\*\\*|//).*$");
        List<String> wide = new ArrayList<>();
        SourceFiles.under("src", ".java").forEach((file, text) -> {
            if (tooWide.matcher(text).results().anyMatch(line -> line.group().length() > 120)) wide.add(file);
        });
        assertEquals(List.of(), wide);
    }

    @Test
    void every_link_between_documents_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        SourceFiles.under("", ".md").forEach((file, text) -> {
            Path folder = SourceFiles.root().resolve(file).getParent();
            Matcher link = LINK.matcher(text);
            while (link.find()) {
                if (!Files.exists(folder.resolve(link.group(1)))) broken.add(file + ": " + link.group(1));
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void every_setting_a_document_names_exists() throws IOException {
        String schema = Files.readString(SourceFiles.root().resolve("src/main/resources/application.properties"));
        Pattern setting = Pattern.compile(
                "`((?:lienthong|caller|partner|queue|inbound|dvclt)\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)(?:=[^`]*)?`");
        // reason codes and kinds of log lines are named like settings; they stand in the code
        String code =
                String.join("\n", SourceFiles.under("src/main/java", ".java").values());
        List<String> unknown = new ArrayList<>();
        SourceFiles.under("", ".md").forEach((file, text) -> {
            Matcher match = setting.matcher(text);
            while (match.find()) {
                String key = match.group(1);
                if (!schema.contains("\n" + key + "=") && !code.contains('"' + key + '"'))
                    unknown.add(file + ": " + key);
            }
        });
        assertEquals(List.of(), unknown);
    }

    @Test
    void the_start_script_is_executable_for_a_server() {
        Path script = SourceFiles.root().resolve("src/dist/bin/lienthong");
        assertTrue(Files.isExecutable(script)
                || script.getFileSystem().getSeparator().equals("\\"));
    }

    private static Map<String, String> texts() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String ending : List.of(
                ".java",
                ".md",
                ".yaml",
                ".jq",
                ".csv",
                ".properties",
                ".json",
                ".sql",
                ".xml",
                ".service",
                "/run",
                "/lienthong",
                ".cmd",
                ".svg")) files.putAll(SourceFiles.under("", ending));
        return files;
    }
}
