package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Type and name under which a file is given out. */
class SafeFileNameTest {
    @ParameterizedTest
    @CsvSource({
        "application/pdf,gcs.pdf,application/pdf,gcs.pdf",
        "application/pdf,gcs.PDF,application/pdf,gcs.PDF",
        "application/pdf,gcs.html,application/pdf,gcs.html.pdf",
        "image/jpeg,anh.jpeg,image/jpeg,anh.jpeg",
        "image/png,anh.jpg,image/png,anh.jpg.png",
        "text/html,trang.html,application/octet-stream,trang.html.bin",
        "application/pdf,'',application/pdf,tep.pdf",
        "application/pdf,../../etc/passwd,application/pdf,-..-etc-passwd.pdf"
    })
    void the_type_is_one_we_take_and_the_name_ends_as_the_type(
            String storedType, String storedName, String type, String name) {
        assertEquals(new SafeFileName(type, name), SafeFileName.of(storedType, storedName));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x.pdf", "a\".pdf", "a\u202Efdp.exe.pdf", "a\0.pdf"})
    void nothing_in_the_name_can_break_the_header(String stored) {
        String header = SafeFileName.of("application/pdf", stored).contentDisposition();
        assertTrue(header.matches("[\\x20-\\x7e]+"), header);
        assertEquals(3, header.split("\"", -1).length, header);
    }

    @Test
    void a_vietnamese_name_stands_there_as_it_is_and_in_plain_letters() {
        assertEquals(
                "attachment; filename=\"Giay khai sinh Dang Nie.pdf\";"
                        + " filename*=UTF-8''Gi%E1%BA%A5y%20khai%20sinh%20%C4%90%E1%BA%B7ng%20Ni%C3%AA.pdf",
                SafeFileName.of("application/pdf", "Giấy khai sinh Đặng Niê.pdf")
                        .contentDisposition());
    }

    @Test
    void a_name_past_the_limit_is_cut_and_keeps_its_ending() {
        assertEquals(
                "x".repeat(150) + ".pdf",
                SafeFileName.of("application/pdf", "x".repeat(151) + ".pdf").name());
        assertEquals(
                "x".repeat(146) + ".pdf",
                SafeFileName.of("application/pdf", "x".repeat(146) + ".pdf").name());
        assertFalse(Character.isHighSurrogate(
                SafeFileName.of("image/png", "x".repeat(149) + "😀").name().charAt(149)));
    }
}
