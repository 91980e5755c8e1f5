package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.demo.DemoPath;
import vn.lienthong.demo.Filing;
import vn.lienthong.text.Texts;

class DemoIT {
    @TempDir
    Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void every_dossier_reaches_the_state_it_should_and_the_last_line_says_so() {
        assertEquals(0, demo(Texts.VIETNAMESE, "--dossiers", "20", "--rate", "0", "--seed", "11"), this::all);
        assertTrue(lastLine().startsWith("OK: 20/20 hồ sơ đã đến đúng trạng thái"), this::all);
    }

    @Test
    void twenty_dossiers_go_every_way_and_the_summary_names_each() {
        assertEquals(0, demo(Locale.ENGLISH, "--dossiers", "20", "--rate", "0", "--seed", "3"), this::all);
        Texts texts = Texts.in(Locale.ENGLISH);
        for (DemoPath path : DemoPath.values()) {
            assertTrue(out.toString().contains(texts.get("demo.path." + path.key())), path::key);
        }
        for (Filing.Kind kind : Filing.Kind.values()) {
            assertTrue(out.toString().contains(texts.get("demo.kind." + kind.key()) + ": "), kind::key);
        }
        assertFalse(out.toString().contains("✗"), this::all);
    }

    @Test
    void partners_with_faults_delay_dossiers_but_lose_and_double_none() {
        assertEquals(0, demo(Locale.ENGLISH, "--dossiers", "20", "--rate", "0", "--seed", "5", "--faults"), this::all);
        assertTrue(lastLine().startsWith("OK: 20/20 dossiers reached the state they should"), this::all);
    }

    @ParameterizedTest
    @CsvSource({"dvclt, dvclt-status", "ndxp, birth-collect", "one-stop, birth-deliver"})
    void a_broken_partner_is_noticed_and_the_summary_says_where_its_dossiers_are(String partner, String queue) {
        int code = demo(Locale.ENGLISH, "--dossiers", "2", "--rate", "0", "--broken", partner, "--patience", "5s");
        assertEquals(1, code, this::all);
        String summary = out.toString().substring(out.toString().indexOf("Where the unfinished dossiers are"));
        assertEquals(2, summary.split(" " + queue + " ", -1).length - 1, this::all);
        assertTrue(lastLine().startsWith("FAILED: 0/2 "), this::all);
    }

    @Test
    void it_refuses_to_run_in_production() {
        environment.put("LIENTHONG_ENVIRONMENT", "production");
        assertEquals(1, demo(Locale.ENGLISH), this::all);
        assertTrue(err.toString().contains("for trying out"), this::all);
        assertFalse(Files.exists(data.resolve("demo.log")));
    }

    private int demo(Locale locale, String... options) {
        List<String> line = new ArrayList<>(List.of("demo", "--exit-when-done", "--data-dir", data.toString()));
        line.addAll(List.of(options));
        return Lienthong.run(
                new Terminal(new PrintWriter(out), new PrintWriter(err), environment, locale),
                line.toArray(String[]::new));
    }

    private String lastLine() {
        List<String> lines = out.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }

    private String all() {
        return out + "\n" + err;
    }
}
