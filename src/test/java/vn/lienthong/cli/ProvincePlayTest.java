package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.lienthong.config.Settings;
import vn.lienthong.simulator.Rehearsal;
import vn.lienthong.simulator.RehearsalFile;
import vn.lienthong.text.Texts;

/** {@code simulate --province --scenario}: the partners as that province needs them. */
class ProvincePlayTest {
    @TempDir
    Path folder;

    @Test
    void a_province_that_pulls_is_not_sent_anything() {
        Settings pulling =
                Settings.of(Map.of("partner.dvclt.pull.enabled", "true", "partner.one-stop.return", "officer"));
        Rehearsal.Play play = new ProvincePlay().play(pulling, URI.create("http://127.0.0.1:1"), "t");
        assertTrue(play.pull());
        assertFalse(play.accept());
        assertTrue(play.give());
        assertEquals("1s", new ProvincePlay().connecting(pulling, Map.of()).get("partner.dvclt.pull.interval"));
    }

    @Test
    void the_settings_name_the_province_and_a_unit_to_check() {
        Map<String, String> values =
                played("--province", "can-tho").connecting(Settings.of(Map.of()), Map.of("a", "b"));
        assertEquals("can-tho", values.get("lienthong.province"));
        assertEquals("31117", values.get("check.unit"));
        assertEquals("b", values.get("a"));
    }

    @Test
    void only_a_province_that_delivers_by_tables_has_them_played() {
        assertTrue(ProvincePlay.byTables(Settings.of(Map.of("lienthong.province", "dak-lak"))));
        for (String other : List.of("can-tho", "gia-lai", "hue", "thanh-hoa"))
            assertFalse(ProvincePlay.byTables(Settings.of(Map.of("lienthong.province", other))), other);
    }

    @Test
    void tables_of_the_provinces_own_are_not_played_and_stay_in_its_settings() {
        Settings own = Settings.of(Map.of(
                "lienthong.province", "dak-lak",
                "partner.one-stop.db.url", "jdbc:postgresql://db.example/mot_cua",
                "partner.one-stop.db.username", "lienthong"));
        assertFalse(ProvincePlay.byTables(own));
        assertEquals(
                List.of("check.unit"),
                List.copyOf(new ProvincePlay()
                        .connecting(own, Map.of("partner.one-stop.url", "x", "partner.one-stop.token", "y"))
                        .keySet()));
    }

    @Test
    void announced_maintenance_is_told_as_the_command_that_plans_it() throws Exception {
        Path day = Files.writeString(folder.resolve("day.yaml"), """
                speed: 60
                partners: {dvclt: [{from: 60m, until: 120m, window: bảo trì}]}
                """);
        Clock now = Clock.fixed(Instant.parse("2026-09-21T03:00:00Z"), ZoneOffset.UTC);
        assertEquals(
                List.of("lienthong partner window add dvclt --from 2026-09-21T10:01:00+07:00"
                        + " --to 2026-09-21T10:02:00+07:00 --reason \"bảo trì\""),
                ProvincePlay.announcements(RehearsalFile.read(day), now));
    }

    @Test
    void a_scenario_that_cannot_be_read_is_wrong_use_and_named() throws Exception {
        Path day = Files.writeString(folder.resolve("day.yaml"), "speed: fast\n");
        StringWriter err = new StringWriter();
        assertEquals(2, run(err, "simulate", "--scenario", day.toString()));
        assertTrue(err.toString().contains("speed"), err.toString());
    }

    @Test
    void a_province_nobody_knows_is_named() {
        StringWriter err = new StringWriter();
        assertEquals(1, run(err, "simulate", "--province", "nowhere"));
        assertTrue(err.toString().contains("nowhere"), err.toString());
    }

    private static int run(StringWriter err, String... line) {
        return Lienthong.run(
                new Terminal(new PrintWriter(new StringWriter()), new PrintWriter(err), Map.of(), Texts.VIETNAMESE),
                line);
    }

    private static ProvincePlay played(String... line) {
        ProvincePlay play = new ProvincePlay();
        new CommandLine(new Flags(play)).parseArgs(line);
        return play;
    }

    @CommandLine.Command
    private static final class Flags {
        @CommandLine.Mixin
        private final ProvincePlay play;

        private Flags(ProvincePlay play) {
            this.play = play;
        }
    }
}
