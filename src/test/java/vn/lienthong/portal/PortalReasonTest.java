package vn.lienthong.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PortalReasonTest {
    private static JsonNode sent() throws Exception {
        return new ObjectMapper().readTree("""
                {"data":[{"MaHoSo":"H99.1-260921-0001","ChuHoSo":"H'Hen Niê","SoGiayToChuHoSo":"000199000001",
                "TrichYeuHoSo":"x","DinhDanhCHS":[{"SoDinhDanh":"000199000001"}]}]}
                """);
    }

    @Test
    void what_was_sent_of_the_person_is_blanked_however_it_is_written() throws Exception {
        assertEquals(
                "Hồ sơ H99.1-260921-0001 của *** (***) thiếu mã thủ tục",
                PortalReason.masked("Hồ sơ H99.1-260921-0001 của h'hen NIÊ (000199000001) thiếu mã thủ tục", sent()));
    }

    @Test
    void numbers_and_mail_addresses_we_did_not_send_are_blanked_too() throws Exception {
        assertEquals("CMND ***, thư ***", PortalReason.masked("CMND 000123456, thư an@example.vn", sent()));
    }

    @Test
    void a_line_is_plain_text() throws Exception {
        assertEquals("Sai mã đơn vị", PortalReason.masked("Sai\r\nmã\tđơn vị", sent()));
    }

    @Test
    void words_at_the_limit_are_kept_whole_and_one_more_is_cut() throws Exception {
        String longest = "â".repeat(PortalReason.MAX_CHARS);
        assertEquals(longest, PortalReason.masked(longest, sent()));
        String cut = PortalReason.masked(longest + "â", sent());
        assertEquals(PortalReason.MAX_CHARS, cut.length());
        assertEquals('…', cut.charAt(cut.length() - 1));
    }
}
