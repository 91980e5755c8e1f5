package vn.lienthong.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.text.Texts;

class TerminalTest {
    @Test
    void vietnamese_is_spoken_where_the_environment_says_so_and_the_locale_is_not_installed() {
        assertEquals(Texts.VIETNAMESE, Terminal.language(Map.of("LANG", "vi_VN.UTF-8"), Locale.ENGLISH));
        assertEquals(Texts.VIETNAMESE, Terminal.language(Map.of("LC_ALL", "", "LANG", "vi_VN"), Locale.ENGLISH));
    }

    @Test
    void the_stronger_variable_counts() {
        assertEquals(
                Locale.ENGLISH,
                Terminal.language(Map.of("LC_ALL", "en_US.UTF-8", "LANG", "vi_VN.UTF-8"), Locale.ENGLISH));
    }

    @Test
    void otherwise_it_is_what_java_says() {
        Locale vietnamese = Locale.forLanguageTag("vi-VN");
        assertEquals(vietnamese, Terminal.language(Map.of("LANG", "C.UTF-8"), vietnamese));
        assertEquals(vietnamese, Terminal.language(Map.of(), vietnamese));
    }
}
