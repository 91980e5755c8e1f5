package vn.lienthong.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentSignatureTest {
    private static final List<String> FIELDS = List.of("LoaiBanTin", "MaThamChieu", "SoTien");

    private final PaymentSignature signature = new PaymentSignature(FIELDS, "secret");

    private static ObjectNode message(String reference, Object amount) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("LoaiBanTin", "NOTIFY")
                .put("MaThamChieu", reference);
        if (amount instanceof Integer number) return message.put("SoTien", number);
        return message.put("SoTien", (String) amount);
    }

    private ObjectNode signed(ObjectNode message) {
        return message.put("MaXacThuc", signature.of(message));
    }

    /** printf 'NOTIFY|LT1|16000|secret' | sha256sum */
    @Test
    void it_is_the_sha_256_of_the_fields_in_order_and_the_secret_joined_by_a_bar() {
        assertEquals(
                "d9a1ac4d356c92cbbc384defa747e0ecdc54b05a1cdf06ad08d4d434023e7c39",
                signature.of(message("LT1", "16000")));
    }

    @Test
    void a_number_signs_as_its_digits_and_upper_case_hex_is_the_same_signature() {
        ObjectNode message = signed(message("LT1", 16000));

        assertEquals(signature.of(message("LT1", "16000")), signature.of(message));
        assertTrue(signature.isGenuine(
                message.put("MaXacThuc", message.path("MaXacThuc").asText().toUpperCase())));
    }

    @Test
    void a_changed_field_is_not_genuine() {
        assertTrue(signature.isGenuine(signed(message("LT1", "16000"))));
        assertFalse(signature.isGenuine(signed(message("LT1", "16000")).put("SoTien", "1")));
    }

    @Test
    void without_a_signature_or_a_secret_nothing_is_genuine() {
        ObjectNode message = message("LT1", "16000");
        PaymentSignature nobody = new PaymentSignature(FIELDS, "");

        assertFalse(signature.isGenuine(message));
        assertFalse(nobody.isGenuine(message.put("MaXacThuc", nobody.of(message))));
    }

    /** "LT1" | "16000" and "LT1|16000" | "" would sign alike. */
    @Test
    void a_field_that_holds_the_separator_is_not_genuine() {
        assertFalse(signature.isGenuine(signed(message("LT1|16000", ""))));
    }
}
