package vn.lienthong.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What officers, PM DVCLT and applicants say, in our words. */
class StatementMappingTest {
    @ParameterizedTest
    @CsvSource({
        "TIEP_NHAN, ACCEPTED",
        "YEU_CAU_BO_SUNG, SUPPLEMENT_REQUIRED",
        "TU_CHOI, REJECTED",
        "TRA_KET_QUA, RETURNED",
        "RUT_HO_SO, WITHDRAWN",
        "DUNG_XU_LY, STOPPED"
    })
    void each_decision_is_one_status(String decision, String status) throws Exception {
        JsonNode mapped = new Mapping("intake/officer-decision.jq")
                .apply("{\"maHoSo\":\"H21.129-260921-0001\",\"trangThai\":\"" + decision + "\"}");
        assertEquals(status, mapped.path("status").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "30/09/2026 15:30:00, 30/09/2026 15:30:00",
        "30/09/2026, 30/09/2026 17:00:00",
        "2026-09-30T15:30:00+07:00, 30/09/2026 15:30:00",
        "'', ''"
    })
    void a_deadline_goes_on_as_dvclt_writes_it(String stated, String written) throws Exception {
        JsonNode mapped = new Mapping("intake/officer-decision.jq")
                .apply("{\"maHoSo\":\"x\",\"trangThai\":\"YEU_CAU_BO_SUNG\",\"hanBoSung\":\"" + stated + "\"}");
        assertEquals(written, mapped.path("deadline").asText());
    }

    @Test
    void a_result_that_is_json_as_text_is_read() throws Exception {
        JsonNode mapped = new Mapping("intake/later-step.jq")
                .apply(
                        "{\"soHoSoLT\":\"x\",\"coQuanXuLy\":1,\"trangThai\":4,\"ketQuaXuLy\":\"{\\\"so\\\":\\\"000\\\"}\"}");
        assertEquals("000", mapped.path("result").path("so").asText());
        assertEquals("4", mapped.path("code").asText());
    }

    @Test
    void a_result_that_is_any_other_text_is_kept_as_it_is() throws Exception {
        JsonNode mapped = new Mapping("intake/later-step.jq")
                .apply("{\"soHoSoLT\":\"x\",\"coQuanXuLy\":\"2\",\"trangThai\":\"1\",\"ketQuaXuLy\":\"đang làm thẻ\"}");
        assertEquals("đang làm thẻ", mapped.path("result").asText());
        assertTrue(mapped.path("at").isMissingNode(), "no time stated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | residence,funeral-support,survivor-benefit",
                "{\"maiTangPhi\":\"1\",\"tuTuat\":\"0\"} | residence,funeral-support",
                "{\"maiTangPhi\":false,\"tuTuat\":true} | residence,survivor-benefit",
                "{\"maiTangPhi\":0,\"tuTuat\":0} | residence"
            })
    void the_form_says_which_of_two_to_four_procedures_were_chosen(String form, String steps) throws Exception {
        JsonNode mapped = new Mapping("death/later-steps.jq").apply("{\"form\":" + form + "}");
        assertEquals(Mapping.JSON.valueToTree(steps.split(",")), mapped.path("steps"));
    }

    @ParameterizedTest
    @CsvSource({"2.000986, 2", "2.000987.H13, 3"})
    void an_identity_card_follows_only_where_the_procedure_has_it(String procedure, int steps) throws Exception {
        JsonNode mapped = new Mapping("birth/later-steps.jq").apply("{\"procedure\":\"" + procedure + "\"}");
        assertEquals(steps, mapped.path("steps").size());
    }
}
