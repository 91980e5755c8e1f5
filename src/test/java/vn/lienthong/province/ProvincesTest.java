package vn.lienthong.province;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

class ProvincesTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);
    private static final RouteFiles FILES = new RouteFiles(Path.of("routes"), "none");

    private final Provinces provinces = new Provinces(FILES);
    private final PublishedStates states = PublishedStates.shipped();

    @Test
    void there_were_63_and_there_are_34() {
        assertEquals(63, provinces.on(BEFORE).size());
        assertEquals(34, provinces.on(SINCE).size());
    }

    @Test
    void every_old_province_is_part_of_exactly_one_new_one() {
        List<Province> members = provinces.on(SINCE).stream()
                .flatMap(province -> provinces.members(province).stream())
                .toList();
        assertEquals(63, members.size());
        assertEquals(Set.copyOf(provinces.on(BEFORE)), Set.copyOf(members));
        for (Province old : provinces.on(BEFORE))
            assertTrue(provinces.members(provinces.successor(old).orElseThrow()).contains(old), old.name());
    }

    @Test
    void seven_codes_changed_their_meaning() {
        Set<String> changed = provinces.on(SINCE).stream()
                .filter(province -> !provinces.otherMeanings(province).isEmpty())
                .map(Province::code)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("15", "24", "44", "52", "80", "82", "91"), changed);
    }

    @ParameterizedTest
    @CsvSource({
        "52, 2025-06-30, Bình Định",
        "52, 2025-07-01, Gia Lai",
        "64, 2026-01-01, Gia Lai",
        "gia-lai, 2025-07-01, Gia Lai",
        "ĐẮK LẮK, 2025-07-01, Đắk Lắk",
        "ba ria vung tau, 2026-01-01, Bà Rịa - Vũng Tàu",
        "H21, 2025-06-30, Gia Lai",
        "h57, 2025-06-30, Thừa Thiên Huế",
        "H57, 2025-07-01, Huế",
        "hue, 2024-07-01, Huế",
        "64, 2024-07-01, Gia Lai",
        "H08, 2026-01-01, Bình Định"
    })
    void a_province_is_found_by_name_or_either_code_as_of_the_day(String asked, LocalDate on, String name) {
        assertEquals(name, provinces.find(asked, on).orElseThrow().name());
    }

    @Test
    void what_never_was_is_not_found() {
        for (String nobody : List.of("99", "H99", "Atlantis", ""))
            assertTrue(provinces.find(nobody, SINCE).isEmpty(), nobody);
    }

    @Test
    void a_merged_province_keeps_the_agency_code_of_its_name_and_the_others_are_closed() {
        for (Province province : provinces.on(SINCE)) {
            Province sameName = provinces.members(province).stream()
                    .filter(old -> old.name().equals(province.name())
                            || provinces.members(province).size() == 1)
                    .findFirst()
                    .orElseThrow();
            assertEquals(agency(sameName.name(), BEFORE), agency(province.name(), SINCE));
        }
        Set<String> open = provinces.on(SINCE).stream()
                .map(province -> agency(province.name(), SINCE))
                .collect(Collectors.toSet());
        assertEquals(34, open.size());
        assertTrue(provinces.agency("Bình Định", SINCE).isEmpty());
    }

    private String agency(String province, LocalDate on) {
        return provinces.agency(province, on).orElseThrow().code();
    }

    @Test
    void the_two_tables_say_the_same_of_an_agency_code() {
        for (Map<String, String> row :
                CsvTable.read(FILES.find("tables/provinces.csv").orElseThrow())) {
            LocalDate day = row.get("from").isEmpty() ? BEFORE : SINCE;
            assertEquals(row.get("agency"), agency(row.get("name"), day), row.get("name"));
        }
    }

    @Test
    void what_is_known_by_position_only_keeps_its_mark() {
        List<String> marked = provinces.on(SINCE).stream()
                .map(province -> provinces.agency(province.name(), SINCE).orElseThrow())
                .filter(Agency::unconfirmed)
                .map(Agency::code)
                .toList();
        assertEquals(List.of("H13"), marked);
    }

    @Test
    void the_states_of_july_2024_are_those_counted_in_the_letter() {
        Map<String, Integer> dvclt = new HashMap<>();
        Map<String, Integer> registry = new HashMap<>();
        for (Province province : provinces.on(BEFORE)) {
            ConnectionState state = states.connection(province.name()).orElseThrow();
            dvclt.merge(state.dvclt(), 1, Integer::sum);
            registry.merge(state.civilRegistry(), 1, Integer::sum);
        }
        assertEquals(Map.of("done", 12, "in-progress", 28, "not-started", 23), dvclt);
        assertEquals(Map.of("done", 1, "in-progress", 3, "not-started", 59), registry);
        assertEquals("done", states.connection("Cần Thơ").orElseThrow().civilRegistry());
    }

    @Test
    void the_offers_of_april_2022_are_those_of_the_totals_row() {
        List<OnlineOffer> offers = provinces.on(BEFORE).stream()
                .map(province -> states.offer(province.name()).orElseThrow())
                .toList();
        assertEquals(36, count(offers.stream().map(OnlineOffer::linked)));
        assertEquals(61, count(offers.stream().map(OnlineOffer::portal)));
        assertEquals(61, count(offers.stream().map(OnlineOffer::birth)));
        assertEquals(38, count(offers.stream().map(OnlineOffer::marriage)));
        assertEquals(46, count(offers.stream().map(OnlineOffer::death)));
        assertEquals(
                "Không có ĐKKS, ĐKKH cấp xã",
                states.offer("Hậu Giang").orElseThrow().exception());
    }

    private static long count(Stream<Boolean> flags) {
        return flags.filter(flag -> flag).count();
    }
}
