package vn.lienthong.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DossierNumbersTest {
    @Test
    void numbers_of_both_kinds_are_found_in_pasted_text_in_order_and_once() {
        String text = """
                Chị ơi kiểm tra giúp G22.99.08-260921-896048, và H21.129-250812-0035;
                (mã cũ 000.00.01.H22-210930-0001) rồi lại G22.99.08-260921-896048.
                Điện thoại 0900-000-0000, ngày 21-09-2026, G09.20-20260609-0092637
                """;
        assertEquals(
                List.of(
                        "G22.99.08-260921-896048",
                        "H21.129-250812-0035",
                        "000.00.01.H22-210930-0001",
                        "G09.20-20260609-0092637"),
                DossierNumbers.in(text));
    }

    @Test
    void text_without_a_number_gives_none() {
        assertEquals(List.of(), DossierNumbers.in("không có số nào: G22-1, 2.000986"));
    }

    @Test
    void no_more_than_the_limit_are_taken() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= DossierNumbers.MAX_NUMBERS; i++) text.append(String.format("G22.99.08-260921-%06d ", i));
        assertEquals(
                DossierNumbers.MAX_NUMBERS, DossierNumbers.in(text.toString()).size());
    }
}
