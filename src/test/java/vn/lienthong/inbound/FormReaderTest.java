package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {
    private final FormReader reader = new FormReader(new StrictJson(Dossiers.limits()));

    private Optional<ObjectNode> read(String data) {
        return reader.read(JsonNodeFactory.instance.textNode(data), new Findings());
    }

    private JsonNode field(String content) {
        return read("<hoTich><a>" + content + "</a></hoTich>").orElseThrow().path("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"H'Hen Niê", "K’ Bréo", "  hai đầu  ", "{{env:PATH}}", "${header.x}", "#{sys}", "a\tb\nc", "𠀀"})
    void text_of_xml_comes_out_unchanged(String text) {
        assertEquals(text, field(text).asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"H'Hen Niê", "  hai đầu  ", "{{env:PATH}}", "${header.x}", "a\u0001b", ""})
    void text_of_json_comes_out_unchanged(String text) {
        ObjectNode form = Dossiers.JSON.createObjectNode().put("a", text);
        assertEquals(
                text, reader.read(form, new Findings()).orElseThrow().path("a").asText());
    }

    @Test
    void the_five_entities_and_cdata_are_text() {
        assertEquals(
                "<&>\"'<b>&lt;",
                field("&lt;&amp;&gt;&quot;&apos;<![CDATA[<b>&lt;]]>").asText());
    }

    @Test
    void a_nested_element_is_an_object() {
        assertEquals(
                "92",
                field("<maTinh>92</maTinh> <maXa>31117</maXa>").path("maTinh").asText());
    }

    @Test
    void a_repeated_element_is_an_array() {
        JsonNode form = read("<hoTich><a>1</a><b/><a>2</a><a>3</a></hoTich>").orElseThrow();
        assertEquals("[\"1\",\"2\",\"3\"]", form.path("a").toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?><hoTich><a>Niê</a></hoTich>",
                "<?xml version=\"1.0\" encoding=\"UTF-7\"?><hoTich><a>Niê</a></hoTich>",
                "\n <hoTich x=\"1\"><a y=\"2\">Niê</a></hoTich>\n",
                "<l:hoTich xmlns:l=\"urn:x\"><l:a>Niê</l:a></l:hoTich>",
                "<hoTich><?php echo?><!-- c --><a>Ni<!-- c -->ê</a></hoTich>",
                "{\"a\":\"Niê\"}",
                " {\"a\":\"Nie\u0302\"} "
            })
    void what_does_not_matter_is_tolerated(String data) {
        assertEquals("Niê", read(data).orElseThrow().path("a").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE hoTich><hoTich><a>1</a></hoTich>",
                "<!DOCTYPE hoTich [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><hoTich><a>&x;</a></hoTich>",
                "<!DOCTYPE hoTich SYSTEM \"http://127.0.0.1:1/x.dtd\"><hoTich><a>1</a></hoTich>",
                "<!DOCTYPE hoTich [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\">%p;]><hoTich><a>1</a></hoTich>",
                "<!DOCTYPE h [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><hoTich><a>&b;</a></hoTich>",
                "<hoTich><a>&unknown;</a></hoTich>",
                "<hoTich><a>1</a>",
                "<hoTich><a>1</a></hoTich><hoTich/>",
                "<hoTich><a>1</b></hoTich>",
                "<hoTich>text</hoTich>",
                "<hotich><a>1</a></hotich>",
                "<hoTich><a>text<b>1</b></a></hoTich>",
                "<hoTich><a>\u0001</a></hoTich>",
                "<?xml version=\"1.1\"?><hoTich><a>&#1;</a></hoTich>",
                "<hoTich><a>&#0;</a></hoTich>",
                "<hoTich><a>\uFFFE</a></hoTich>",
                "{\"a\":1,\"a\":2}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\u00ea\":1,\"e\\u0302\":2}",
                "{\"a\":1} {}",
                "[1]",
                "null",
                "{{env:PATH}}",
                "${header.x}"
            })
    void what_is_no_form_is_refused(String data) {
        assertTrue(read(data).isEmpty());
    }

    @Test
    void depth_is_bounded_in_xml() {
        assertTrue(read("<hoTich>" + "<a>".repeat(19) + "</a>".repeat(19) + "</hoTich>")
                .isPresent());
        assertTrue(read("<hoTich>" + "<a>".repeat(20) + "</a>".repeat(20) + "</hoTich>")
                .isEmpty());
    }

    @Test
    void the_number_of_elements_is_bounded() {
        assertTrue(read("<hoTich>" + "<a/>".repeat(1_999) + "</hoTich>").isPresent());
        assertTrue(read("<hoTich>" + "<a/>".repeat(2_000) + "</hoTich>").isEmpty());
    }

    @Test
    void the_number_of_json_members_is_bounded() {
        assertTrue(read("{\"a\":[" + "1,".repeat(1_998) + "1]}").isPresent());
        assertTrue(read("{\"a\":[" + "1,".repeat(1_999) + "1]}").isEmpty());
    }

    @Property(tries = 300)
    void any_text_survives_xml_composed(@ForAll("storableText") String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        assertEquals(
                Normalizer.normalize(text, Normalizer.Form.NFC), field(escaped).asText());
    }

    @Property(tries = 300)
    void any_text_survives_json_composed(@ForAll("storableText") String text) {
        String data = Dossiers.JSON.createObjectNode().put("a", text).toString();
        assertEquals(
                Normalizer.normalize(text, Normalizer.Form.NFC),
                read(data).orElseThrow().path("a").asText());
    }

    @Property(tries = 500)
    void no_text_at_all_makes_the_reader_fail(@ForAll("markup") String data) {
        Findings findings = new Findings();
        Optional<ObjectNode> form = reader.read(JsonNodeFactory.instance.textNode(data), findings);
        assertTrue(form.isPresent() || refuses(findings));
    }

    private static boolean refuses(Findings findings) {
        try {
            findings.refuseIfAny();
            return false;
        } catch (Refused refused) {
            return refused.problem().status() == 400;
        }
    }

    @Provide
    Arbitrary<String> storableText() {
        return Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .withCharRange('\uE000', '\uFFFD')
                .withChars('ê', '\u0302', '’', '\'', '\n')
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "<hoTich>",
                        "</hoTich>",
                        "<a>",
                        "</a>",
                        "<a/>",
                        "<![CDATA[",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?",
                        "?>",
                        "&",
                        ";",
                        "&#",
                        "x1;",
                        "<!DOCTYPE a [",
                        "]",
                        "<!ENTITY x 'y'>",
                        "%x;",
                        "text",
                        "\"",
                        "=",
                        "<?xml version=\"1.0\"",
                        "encoding=\"EBCDIC\"",
                        "{",
                        "}",
                        ":",
                        ",",
                        "\\u",
                        "\uD800",
                        "\0",
                        " ")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }
}
