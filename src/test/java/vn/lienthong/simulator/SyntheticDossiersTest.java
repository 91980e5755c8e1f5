package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import vn.lienthong.simulator.SyntheticDossier.Trait;

class SyntheticDossiersTest {
    private final MovableClock clock = new MovableClock();
    private final List<SyntheticDossier> births = new SyntheticDossiers(42, clock).list(60);
    private final List<SyntheticDossier> deaths = new SyntheticDossiers(42, clock, 1).list(20);

    private static JsonNode body(SyntheticDossier dossier) {
        return Wire.object(dossier.json());
    }

    private static Document form(SyntheticDossier dossier) throws Exception {
        String data = body(dossier).path("data").asText();
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(data)));
    }

    private static String field(Document form, String name) {
        Node node = form.getElementsByTagName(name).item(0);
        return node == null ? "" : Normalizer.normalize(node.getTextContent(), Normalizer.Form.NFC);
    }

    private static String name(Document form, String who) {
        String split = field(form, who + "Ho") + " " + field(form, who + "ChuDem") + " " + field(form, who + "Ten");
        return (field(form, who + "HoTen") + split).strip().replaceAll(" +", " ");
    }

    private List<SyntheticDossier> with(Trait trait) {
        return births.stream().filter(d -> d.traits().contains(trait)).toList();
    }

    @Test
    void every_dossier_has_what_the_contract_requires() throws Exception {
        for (SyntheticDossier dossier : births) {
            JsonNode body = body(dossier);
            Document form = form(dossier);
            assertTrue(body.path("maHoSo").asText().matches("G22\\.\\d{2}\\.\\d{2}-\\d{6}-\\d{4,6}"));
            assertEquals("2.000986", body.path("maTTHC").asText());
            assertEquals("KS", body.path("module").asText());
            assertTrue(body.path("maDonVi").isInt());
            assertNotNull(Wire.DATE_TIME.parse(body.path("ngayTiepNhan").asText()));
            assertEquals("hoTich", form.getDocumentElement().getTagName());
            assertEquals(dossier.registeredName(), name(form, "nks"));
            assertTrue(field(form, "nksNgaySinh").matches("\\d\\d\\.\\d\\d\\.\\d{4}"));
            assertFalse(name(form, "nyc").isEmpty());
            assertTrue(field(form, "ngayCapGCS").matches("\\d{8}"));
        }
    }

    @Test
    void death_dossiers_have_what_the_contract_requires() throws Exception {
        for (SyntheticDossier dossier : deaths) {
            Document form = form(dossier);
            assertEquals("1.006714", body(dossier).path("maTTHC").asText());
            assertEquals("KT", body(dossier).path("module").asText());
            assertEquals(dossier.registeredName(), name(form, "nkt"));
            assertTrue(field(form, "nktNgayChet").matches("\\d\\d\\.\\d\\d\\.\\d{4}"));
            assertFalse(name(form, "nyc").isEmpty());
        }
    }

    @Test
    void the_first_cycle_shows_every_trait() {
        Set<Trait> shown = births.subList(0, SyntheticDossiers.CYCLE).stream()
                .flatMap(d -> d.traits().stream())
                .collect(Collectors.toSet());

        assertEquals(EnumSet.allOf(Trait.class), shown);
    }

    @Test
    void the_names_programs_stumble_over_are_among_them() {
        List<String> names =
                births.stream().map(SyntheticDossier::registeredName).toList();

        assertTrue(names.containsAll(List.of("H'Hen Niê", "Y Bhăm Êban", "K’ Bréo", "Thoong")));
    }

    @Test
    void every_identification_number_is_nobodys() {
        Pattern number = Pattern.compile("(?:SoDDCN|SoGiayToTuyThan)>([^<]+)<");
        for (SyntheticDossier dossier : births) {
            Matcher numbers = number.matcher(body(dossier).path("data").asText());
            while (numbers.find()) assertTrue(numbers.group(1).startsWith("000"), numbers.group(1));
        }
    }

    @Test
    void dossier_numbers_do_not_repeat() {
        assertEquals(
                60, births.stream().map(SyntheticDossier::number).distinct().count());
    }

    @Test
    void the_older_form_names_districts_and_whole_names() throws Exception {
        for (SyntheticDossier dossier : with(Trait.OLDER_FORM)) {
            Document form = form(dossier);
            assertFalse(field(form, "maHuyen").isEmpty());
            assertFalse(field(form, "nksHoTen").isEmpty());
            assertTrue(body(dossier).path("ngayTiepNhan").asText().contains("/06/2025"));
        }
    }

    @Test
    void the_newer_form_splits_names_and_knows_no_district() throws Exception {
        Document form = form(births.get(1));

        assertEquals(0, form.getElementsByTagName("maHuyen").getLength());
        assertEquals(0, form.getElementsByTagName("nksHoTen").getLength());
        assertFalse(field(form, "nksHo").isEmpty());
    }

    @Test
    void twins_share_parents_day_and_most_of_the_name() throws Exception {
        int second = births.indexOf(with(Trait.TWIN).get(0));
        Document one = form(births.get(second - 1));
        Document other = form(births.get(second));

        assertEquals(field(one, "meSoDDCN"), field(other, "meSoDDCN"));
        assertEquals(field(one, "nksNgaySinh"), field(other, "nksNgaySinh"));
        assertEquals(field(one, "nksHo") + field(one, "nksChuDem"), field(other, "nksHo") + field(other, "nksChuDem"));
        assertNotEquals(field(one, "nksTen"), field(other, "nksTen"));
        assertNotEquals(births.get(second - 1).number(), births.get(second).number());
    }

    @Test
    void some_text_arrives_decomposed() {
        String data = body(with(Trait.DECOMPOSED_TEXT).get(0)).path("data").asText();

        assertFalse(Normalizer.isNormalized(data, Normalizer.Form.NFC));
    }

    @Test
    void partial_dates_are_a_year_or_a_month_and_a_year() throws Exception {
        Document form = form(with(Trait.PARTIAL_DATES).get(0));

        assertTrue(field(form, "meNgaySinh").matches("\\d\\d\\.\\d{4}"));
        assertTrue(field(form, "chaNgaySinh").matches("\\d{4}"));
    }

    @Test
    void a_cancelled_file_is_among_the_files() {
        JsonNode files = body(with(Trait.CANCELLED_FILE).get(0)).path("fileDinhKem");

        assertEquals(1, files.get(files.size() - 1).path("huyGiayTo").asInt());
        assertEquals(0, files.get(0).path("huyGiayTo").asInt());
    }

    @Test
    void files_are_what_their_names_say() throws Exception {
        Set<String> types = new TreeSet<>();
        for (SyntheticDossier dossier : births) {
            for (JsonNode file : body(dossier).path("fileDinhKem")) {
                byte[] bytes =
                        Base64.getDecoder().decode(file.path("duLieuTepDinhKem").asText());
                String type = file.path("tenTepDinhKem").asText().replaceAll(".*\\.", "");
                types.add(type);
                if (type.equals("pdf")) validPdf(bytes);
                else
                    assertEquals(
                            1, ImageIO.read(new ByteArrayInputStream(bytes)).getWidth());
            }
        }
        assertEquals(Set.of("jpg", "pdf", "png"), types);
    }

    private static void validPdf(byte[] bytes) {
        String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher start = Pattern.compile("startxref\n(\\d+)\n%%EOF\n$").matcher(pdf);
        assertTrue(pdf.startsWith("%PDF-1.4\n") && start.find());
        assertTrue(pdf.startsWith("xref\n", Integer.parseInt(start.group(1))));
        Matcher rows = Pattern.compile("(\\d{10}) 00000 n ").matcher(pdf);
        for (int object = 1; rows.find(); object++)
            assertTrue(pdf.startsWith(object + " 0 obj\n", Integer.parseInt(rows.group(1))));
    }

    @Test
    void a_supplement_keeps_the_number_and_changes_the_content() {
        SyntheticDossiers source = new SyntheticDossiers(1, clock);
        SyntheticDossier first = source.next();
        SyntheticDossier second = source.supplementOf(first);

        assertEquals(first.number(), body(second).path("maHoSo").asText());
        assertEquals(2, second.version());
        assertNotEquals(body(first).path("data"), body(second).path("data"));
        assertEquals(
                body(first).path("fileDinhKem").size() + 1,
                body(second).path("fileDinhKem").size());
    }

    @Test
    void the_same_seed_gives_the_same_dossiers() {
        assertEquals(births, new SyntheticDossiers(42, clock).list(60));
    }

    @Test
    void a_dossier_does_not_print_its_person() {
        assertFalse(births.get(0).toString().contains("Hen"));
    }
}
