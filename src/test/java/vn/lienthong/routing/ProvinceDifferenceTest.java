package vn.lienthong.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.Settings;

class ProvinceDifferenceTest {
    @TempDir
    Path folder;

    private ProvinceDifference of(String province) throws IOException {
        return ProvinceDifference.of(folder, province, Settings.of(Map.of())).orElseThrow();
    }

    @Test
    void a_replaced_file_shows_what_differs_around_the_place() throws IOException {
        new RouteFolder(folder)
                .put(
                        "provinces/x/" + RouteFolder.GOOD,
                        RouteFolder.GOOD_TEXT.replace("Bước tiếp theo", "Bước của tỉnh"));
        ProvinceDifference.Replaced file = of("x").files().get(0);
        assertEquals(ProvinceDifference.Act.REPLACES, file.act());
        assertEquals(ProvinceDifference.Kind.ROUTE, file.kind());
        assertEquals("""
                @@ -1,7 +1,7 @@
                 # takes  queue:birth-next
                 - route:
                     id: birth-1-next
                -    description: Bước tiếp theo
                +    description: Bước của tỉnh
                     from:
                       uri: queue:birth-next
                       steps:
                """, file.diff());
    }

    @Test
    void a_file_of_its_own_is_all_added() throws IOException {
        new RouteFolder(folder).put("provinces/x/tables/units.csv", "unit,registry_unit\n1,2\n");
        ProvinceDifference.Replaced file = of("x").files().get(0);
        assertEquals(ProvinceDifference.Act.ADDS, file.act());
        assertEquals("@@ -0,0 +1,2 @@\n+unit,registry_unit\n+1,2\n", file.diff());
        assertEquals("", file.before());
    }

    @Test
    void a_file_that_repeats_the_shared_one_is_named_so() throws IOException {
        new RouteFolder(folder).put("provinces/x/" + RouteFolder.GOOD, RouteFolder.GOOD_TEXT);
        assertEquals(ProvinceDifference.Act.REPEATS, of("x").files().get(0).act());
    }

    @Test
    void settings_stand_beside_their_defaults_and_secrets_are_masked() throws IOException {
        new RouteFolder(folder)
                .put(
                        "provinces/x/province.properties",
                        "partner.one-stop.acceptance=officer\npartner.ndxp.secret=open sesame\n");
        assertEquals(
                List.of(
                        new ProvinceDifference.Value("partner.ndxp.secret", "", "***"),
                        new ProvinceDifference.Value("partner.one-stop.acceptance", "auto", "officer")),
                of("x").values());
    }

    @Test
    void a_province_without_a_folder_has_none() throws IOException {
        new RouteFolder(folder);
        assertTrue(
                ProvinceDifference.of(folder, "nowhere", Settings.of(Map.of())).isEmpty());
    }

    @Test
    void places_far_apart_are_shown_apart() {
        String before = String.join("\n", List.of("a", "1", "2", "3", "4", "5", "6", "7", "8", "b"));
        assertEquals(
                """
                @@ -1,4 +1,4 @@
                -a
                +A
                 1
                 2
                 3
                @@ -7,4 +7,4 @@
                 6
                 7
                 8
                -b
                +B
                """, TextDifference.unified(before, before.replace('a', 'A').replace('b', 'B')));
    }

    @Test
    void a_text_of_one_line_too_many_is_shown_whole() {
        String before = "x\n".repeat(TextDifference.MAX_LINES);
        assertEquals("", TextDifference.unified(before, before));
        assertEquals(
                2 * (TextDifference.MAX_LINES + 1) + 1,
                TextDifference.unified(before + "x\n", before + "x\n").lines().count());
    }
}
