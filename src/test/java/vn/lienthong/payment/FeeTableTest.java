package vn.lienthong.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.queue.StepFailure;

class FeeTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 21);

    @TempDir
    Path routes;

    @BeforeEach
    void table() throws IOException {
        Files.createDirectories(routes.resolve("tables"));
        Files.writeString(routes.resolve("tables/fees.csv"), """
                procedure,fee_kind,fee_code,fee_name,price,from,to
                2.000635,1,BANSAO,Phí bản sao,5000,,2026-09-20
                2.000635,1,BANSAO,Phí bản sao,8000,2026-09-21,
                2.000908,1,BANSAO,Phí bản sao,0,,
                1.004884,1,BANSAO,Phí bản sao,8000.5,,
                """);
    }

    private Optional<Long> price(String procedure, LocalDate day) {
        return new FeeTable(new RouteFiles(routes, "none")).of(procedure, day).map(FeeTable.Fee::price);
    }

    @Test
    void the_price_is_that_of_the_day() {
        assertEquals(Optional.of(5_000L), price("2.000635", DAY.minusDays(1)));
        assertEquals(Optional.of(8_000L), price("2.000635", DAY));
    }

    @Test
    void a_local_suffix_does_not_matter() {
        assertEquals(Optional.of(8_000L), price("2.000635.000.00.00.H13", DAY));
    }

    @Test
    void a_procedure_that_is_not_in_the_table_costs_nothing() {
        assertEquals(Optional.empty(), price("2.000986", DAY));
    }

    @Test
    void a_price_that_is_no_whole_number_of_dong_is_a_fault_of_the_table() {
        assertThrows(StepFailure.class, () -> price("2.000908", DAY));
        assertThrows(StepFailure.class, () -> price("1.004884", DAY));
    }
}
