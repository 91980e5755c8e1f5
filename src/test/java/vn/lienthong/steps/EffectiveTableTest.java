package vn.lienthong.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/** Code tables with effective dates, by the shipped table of provinces. */
class EffectiveTableTest {
    private static final RouteFiles FILES = new RouteFiles(Path.of("routes"), "none");

    private final TableFile provinces = new TableFile(FILES, "tables/provinces.csv");

    @ParameterizedTest
    @CsvSource({
        "52, 2025-06-30, Bình Định, H08",
        "52, 2025-07-01, Gia Lai, H21",
        "64, 2025-06-30, Gia Lai, H21",
        "15, 2025-06-30, Yên Bái, H63",
        "15, 2025-07-01, Lào Cai, H38",
        "24, 2025-06-30, Bắc Giang, H02",
        "24, 2025-07-01, Bắc Ninh, H05",
        "44, 2025-06-30, Quảng Bình, H46",
        "44, 2025-07-01, Quảng Trị, H50",
        "80, 2025-06-30, Long An, H39",
        "80, 2025-07-01, Tây Ninh, H53",
        "82, 2025-06-30, Tiền Giang, H58",
        "82, 2025-07-01, Đồng Tháp, H20",
        "91, 2025-06-30, Kiên Giang, H33",
        "91, 2025-07-01, An Giang, H01",
        "92, 2024-07-01, Cần Thơ, H13",
        "92, 2026-09-21, Cần Thơ, H13"
    })
    void a_province_code_means_what_it_meant_on_that_day(String code, LocalDate on, String name, String agency) {
        Map<String, String> row = provinces.row(code, on).orElseThrow();
        assertEquals(name, row.get("name"));
        assertEquals(agency, row.get("agency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"64", "93", "94", "02"})
    void a_code_that_has_ended_is_unknown_afterwards(String code) {
        assertTrue(provinces.row(code, LocalDate.of(2025, 7, 1)).isEmpty());
    }

    @Test
    void every_old_province_was_merged_into_one_that_exists_since() {
        for (Map<String, String> row : CsvTable.read(provinces.path().orElseThrow())) {
            if (row.get("to").isEmpty()) continue;
            assertTrue(
                    provinces
                            .row(row.get("merged_into"), LocalDate.of(2025, 7, 1))
                            .isPresent(),
                    row.get("code"));
        }
    }

    @Test
    void without_a_day_the_present_meaning_counts() {
        assertEquals("Gia Lai", provinces.row("52").orElseThrow().get("name"));
    }
}
