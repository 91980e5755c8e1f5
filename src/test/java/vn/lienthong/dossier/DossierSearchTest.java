package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.dossier.DossierQueries.Page;
import vn.lienthong.dossier.DossierQueries.Search;

@ParameterizedClass
@EnumSource(Database.class)
class DossierSearchTest {
    private static final int DOSSIERS = 7;

    @Parameter
    Database database;

    @TempDir
    Path directory;

    private DossierFixture it;

    /** Seven dossiers, two of them in the same microsecond; the third has the identification number of its own. */
    @BeforeEach
    void seven_dossiers() {
        it = new DossierFixture(database, directory);
        for (int i = 1; i <= DOSSIERS; i++) {
            IncomingDossier incoming = DossierFixture.incoming(DossierFixture.number(i), "Trẻ " + i);
            it.receive(new IncomingDossier(
                    incoming.front(),
                    incoming.number(),
                    incoming.module(),
                    incoming.procedure(),
                    incoming.unit(),
                    incoming.receivedAt(),
                    "",
                    incoming.form(),
                    List.of(),
                    List.of(i == 3 ? "000300000003" : "000100000001"),
                    List.of()));
            if (i != 4) it.clock.advance(Duration.ofMinutes(1));
        }
    }

    @AfterEach
    void close() {
        it.close();
    }

    private static Search all(int limit, String cursor) {
        return new Search(null, null, null, null, null, cursor, limit);
    }

    private static Search text(String q) {
        return new Search(null, null, q, null, null, null, 0);
    }

    private List<Integer> serials(Search search) {
        return serials(it.store.search(search));
    }

    private static List<Integer> serials(Page page) {
        return page.dossiers().stream()
                .map(dossier -> Integer.parseInt(dossier.number().substring(18)))
                .toList();
    }

    @Test
    void the_newest_come_first() {
        assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), serials(all(0, null)));
    }

    @Test
    void pages_neither_repeat_nor_skip() {
        List<Integer> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page page = it.store.search(all(2, cursor));
            seen.addAll(serials(page));
            cursor = page.cursor();
        } while (cursor != null);
        assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), seen);
    }

    @Test
    void a_dossier_that_arrives_meanwhile_does_not_shift_the_next_page() {
        String cursor = it.store.search(all(3, null)).cursor();
        it.receive(DossierFixture.incoming(DossierFixture.number(8), "Trẻ 8"));
        assertEquals(List.of(4, 3, 2, 1), serials(all(0, cursor)));
    }

    @Test
    void a_page_holds_200_dossiers_at_most_and_50_when_no_one_says() throws SQLException {
        Dossier one = it.dossier(DossierFixture.number(1));
        List<Dossier> more = IntStream.range(1_000, 1_250)
                .mapToObj(i -> new Dossier(
                        i,
                        one.front(),
                        DossierFixture.number(i),
                        null,
                        "",
                        "KS",
                        one.procedure(),
                        one.unit(),
                        one.status(),
                        1,
                        1,
                        one.receivedAt(),
                        one.arrivedAt(),
                        null,
                        null,
                        List.of()))
                .toList();
        try (Connection connection = it.dataSource.getConnection()) {
            DossierRows.insert(connection, more);
        }
        assertEquals(200, it.store.search(all(10_000, null)).dossiers().size());
        assertEquals(50, it.store.search(all(0, null)).dossiers().size());
    }

    @Test
    void the_last_page_has_no_cursor() {
        assertNull(it.store.search(all(DOSSIERS, null)).cursor());
    }

    @Test
    void a_status_narrows_the_search() {
        it.enter(DossierFixture.number(2), Status.ACCEPTED);
        it.enter(DossierFixture.number(5), Status.ACCEPTED);
        assertEquals(List.of(5, 2), serials(new Search(Status.ACCEPTED, null, null, null, null, null, 0)));
    }

    @Test
    void a_group_narrows_the_search() {
        it.commit(it.changes.assignGroup(it.dossier(DossierFixture.number(6)), "birth", "engine"));
        assertEquals(List.of(6), serials(new Search(null, "birth", null, null, null, null, 0)));
    }

    @Test
    void times_bound_the_arrival_from_inclusive_to_exclusive() {
        assertEquals(
                List.of(3, 2),
                serials(new Search(
                        null,
                        null,
                        null,
                        TestClock.START.plus(Duration.ofMinutes(1)),
                        TestClock.START.plus(Duration.ofMinutes(3)),
                        null,
                        0)));
    }

    @Test
    void a_whole_number_finds_its_dossier() {
        assertEquals(List.of(4), serials(text(DossierFixture.number(4))));
    }

    @Test
    void the_start_of_a_number_finds_all_that_begin_so() {
        assertEquals(7, serials(text("G22.99.08-2609")).size());
        assertEquals(List.of(), serials(text("G22.99.09")));
    }

    @Test
    void the_start_of_a_one_stop_number_finds_its_dossier() {
        it.commit(it.changes.assignOneStopNumber(
                it.dossier(DossierFixture.number(5)), "H21.129-260921-0001", "one-stop"));
        assertEquals(List.of(5), serials(text("H21.129")));
    }

    @Test
    void an_identification_number_finds_its_dossier_whole_and_not_in_part() {
        assertEquals(List.of(3), serials(text("000300000003")));
        assertEquals(List.of(), serials(text("00030000000")));
    }

    @Test
    void pages_of_a_text_search_go_on_where_they_ended() {
        Page first = it.store.search(new Search(null, null, "000100000001", null, null, null, 4));
        Page second = it.store.search(new Search(null, null, "000100000001", null, null, first.cursor(), 4));
        assertEquals(List.of(7, 6, 5, 4), serials(first));
        assertEquals(List.of(2, 1), serials(second));
    }

    @Test
    void wildcards_in_the_text_are_plain_characters() {
        assertEquals(List.of(), serials(text("%")));
    }

    @Test
    void a_cursor_of_another_kind_is_refused() {
        for (String cursor : List.of("x", "1_2", "a_b_c", "99999999999999999_0_1"))
            assertThrows(IllegalArgumentException.class, () -> it.store.search(all(0, cursor)), cursor);
    }

    @Test
    void an_unknown_number_finds_nothing() {
        assertEquals(Optional.empty(), it.store.find("G22.99.08-260921-999999"));
    }
}
