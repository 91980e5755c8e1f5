package vn.lienthong.inbound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.dossier.IncomingDocument;
import vn.lienthong.dossier.IncomingDossier;

class DossierReaderTest {

    @Test
    void a_birth_dossier_is_read_whole() {
        IncomingDossier dossier = Dossiers.read(Dossiers.birth());
        assertEquals("dvclt", dossier.front());
        assertEquals("G22.99.08-260921-000123", dossier.number());
        assertEquals("KS", dossier.module());
        assertEquals("2.000986", dossier.procedure());
        assertEquals("31117", dossier.unit());
        assertEquals(Instant.parse("2026-09-21T02:15:00Z"), dossier.receivedAt());
        assertEquals("H'Hen Niê", dossier.form().path("nksHoTen").asText());
        assertEquals(List.of(), dossier.warnings());
    }

    @Test
    void an_attached_file_is_read_whole() {
        IncomingDocument document = Dossiers.read(Dossiers.birth()).documents().get(0);
        assertEquals("gcs.pdf", document.fileName());
        assertEquals("Giấy chứng sinh", document.title());
        assertEquals("application/pdf", document.mediaType());
        assertFalse(document.cancelled());
        assertArrayEquals(Dossiers.PDF, document.content());
    }

    @Test
    void a_death_dossier_with_only_a_year_is_read() {
        assertEquals("KT", Dossiers.read(Dossiers.death()).module());
    }

    @ParameterizedTest
    @ValueSource(strings = {"maDonVi", "maTTHC", "module", "maHoSo", "ngayTiepNhan", "data"})
    void a_missing_required_field_is_named(String field) {
        Problem problem = Dossiers.refusal(Dossiers.birthWith(body -> body.remove(field)));
        assertEquals(400, problem.status());
        assertEquals(Set.of(field), problem.errors().keySet());
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Problem problem = Dossiers.refusal(Dossiers.birthWith(body -> {
            body.put("ngayTiepNhan", "31/02/2026 09:00:00").put("data", "<hoTich><a>1</a></hoTich>");
            ((ObjectNode) body.at("/fileDinhKem/0")).put("tenTepDinhKem", "../a.pdf");
        }));
        assertEquals(
                Set.of(
                        "ngayTiepNhan",
                        "data.nksHoTen",
                        "data.nksNgaySinh",
                        "data.nycHoTen",
                        "fileDinhKem[0].tenTepDinhKem"),
                problem.errors().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "maHoSo,G22.99.08-260921-123",
        "maHoSo,XG22.99.08-260921-000123",
        "maTTHC,2.00098",
        "maTTHC,2.000986.H5",
        "module,LTKS",
        "maDonVi,31 117",
        "maDonVi,''",
        "ngayTiepNhan,21-09-2026 09:15:00",
        "ngayTiepNhan,31/02/2026 09:15:00",
        "ngayTiepNhan,29/02/2026 09:15:00",
        "ngayTiepNhan,21/09/2026 24:00:00",
        "data,''",
        "data,hello",
        "data,<hoTich/>"
    })
    void a_malformed_field_is_named(String field, String value) {
        Problem problem = Dossiers.refusal(Dossiers.birthWith(body -> body.put(field, value)));
        assertEquals(400, problem.status());
        assertEquals(Set.of(field), problem.errors().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"maHoSo", "maTTHC", "maDonVi"})
    void a_line_break_behind_a_code_is_refused(String field) {
        ObjectNode body = Dossiers.birth();
        body.put(field, body.get(field).asText() + "\n");
        assertEquals(400, Dossiers.refusal(body).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.000986", "2.000986.H13", "1.001193.000.00.00.H56"})
    void a_procedure_code_may_have_a_local_suffix(String code) {
        assertEquals(
                code,
                Dossiers.read(Dossiers.birthWith(body -> body.put("maTTHC", code)))
                        .procedure());
    }

    @Test
    void a_unit_may_come_as_text() {
        assertEquals(
                "31117",
                Dossiers.read(Dossiers.birthWith(body -> body.put("maDonVi", "31117")))
                        .unit());
    }

    @Test
    void numbers_of_a_file_may_come_as_text() {
        IncomingDocument document = Dossiers.read(Dossiers.birthWith(body -> ((ObjectNode) body.at("/fileDinhKem/0"))
                        .put("id", "77")
                        .put("loaiGiayTo", "4")
                        .put("huyGiayTo", "1")))
                .documents()
                .get(0);
        assertEquals(77, document.id());
        assertEquals(4, document.kind());
        assertTrue(document.cancelled());
    }

    @Test
    void a_fraction_is_no_file_number() {
        ObjectNode body = Dossiers.birthWith(b -> ((ObjectNode) b.at("/fileDinhKem/0")).put("id", 1.5));
        assertEquals(
                Set.of("fileDinhKem[0].id"), Dossiers.refusal(body).errors().keySet());
    }

    @Test
    void a_cancelled_file_needs_no_content() {
        IncomingDocument document = Dossiers.read(Dossiers.birthWith(body -> ((ObjectNode) body.at("/fileDinhKem/0"))
                        .put("huyGiayTo", 1)
                        .remove("duLieuTepDinhKem")))
                .documents()
                .get(0);
        assertEquals(0, document.content().length);
    }

    @Test
    void a_file_in_force_needs_content() {
        ObjectNode body = Dossiers.birthWith(b -> ((ObjectNode) b.at("/fileDinhKem/0")).remove("duLieuTepDinhKem"));
        assertEquals(
                Set.of("fileDinhKem[0].duLieuTepDinhKem"),
                Dossiers.refusal(body).errors().keySet());
    }

    @Test
    void a_dossier_without_files_is_taken() {
        assertEquals(
                List.of(),
                Dossiers.read(Dossiers.birthWith(body -> body.remove("fileDinhKem")))
                        .documents());
    }

    @Test
    void line_breaks_of_mime_are_tolerated_in_base64() {
        String encoded = Base64.getMimeEncoder().encodeToString(Dossiers.pdf(500));
        ObjectNode body =
                Dossiers.birthWith(b -> ((ObjectNode) b.at("/fileDinhKem/0")).put("duLieuTepDinhKem", encoded));
        assertEquals(500, Dossiers.read(body).documents().get(0).content().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"JVBERi0xLjQK%", "JVBERi0xLjQ", "JVBE Ri0x", "data:application/pdf;base64,JVBERi0xLjQK", "Ă==="})
    void other_base64_is_refused(String encoded) {
        ObjectNode body =
                Dossiers.birthWith(b -> ((ObjectNode) b.at("/fileDinhKem/0")).put("duLieuTepDinhKem", encoded));
        assertEquals(
                Set.of("fileDinhKem[0].duLieuTepDinhKem"),
                Dossiers.refusal(body).errors().keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.pdf", "a/b.pdf", "C:\\a.pdf", "a\u0000.pdf", "a\n.pdf", "..", "a\u202Efdp.exe"})
    void a_file_name_that_is_more_than_a_name_is_refused(String name) {
        assertEquals(
                400,
                Dossiers.refusal(Dossiers.birthWith(
                                b -> ((ObjectNode) b.at("/fileDinhKem/0")).put("tenTepDinhKem", name)))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MZ\u0090",
                "PK\u0003\u0004",
                "<html>%PDF-1.4",
                "%PDF",
                "%PDFX1.4 %%EOF",
                " %PDF-1.4",
                "#!/bin/sh"
            })
    void content_of_another_type_is_refused_whatever_its_name(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        ObjectNode body = Dossiers.birthWith(b -> b.withArray("fileDinhKem").add(Dossiers.file("gcs.pdf", bytes)));
        assertEquals(
                Set.of("fileDinhKem[1].duLieuTepDinhKem"),
                Dossiers.refusal(body).errors().keySet());
    }

    @Test
    void pictures_are_told_by_their_content() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 'I', 'E', 'N', 'D'};
        byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 0, (byte) 0xFF, (byte) 0xD9};
        IncomingDossier dossier = Dossiers.read(Dossiers.birthWith(
                b -> b.putArray("fileDinhKem").add(Dossiers.file("a.pdf", png)).add(Dossiers.file("b.pdf", jpeg))));
        assertEquals(
                List.of("image/png", "image/jpeg"),
                dossier.documents().stream().map(IncomingDocument::mediaType).toList());
    }

    @Test
    void a_file_cut_off_on_its_way_is_taken_with_a_warning() {
        ObjectNode body = Dossiers.birthWith(b -> b.putArray("fileDinhKem")
                .add(Dossiers.file("a.pdf", "%PDF-1.4\n1 0 obj".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(List.of("document-incomplete"), Dossiers.read(body).warnings());
    }

    @Test
    void text_is_composed_in_every_field() {
        String decomposed = Normalizer.normalize("Nguyễn Thị Ế", Normalizer.Form.NFD);
        ObjectNode body =
                Dossiers.birthForm("<nksHoTen>" + decomposed + "</nksHoTen><nksNgaySinh>15.09.2026</nksNgaySinh>");
        assertEquals("Nguyễn Thị Ế", Dossiers.read(body).form().path("nksHoTen").asText());
    }

    @Test
    void identification_numbers_are_collected_for_the_search() {
        ObjectNode body = Dossiers.birthForm("<nksHoTen>A</nksHoTen><nksNgaySinh>15.09.2026</nksNgaySinh>"
                + "<meSoDDCN>000199000001</meSoDDCN><chaSoGiayToTuyThan>000000009</chaSoGiayToTuyThan>"
                + "<nycSoDDCN>000199000001</nycSoDDCN><nycSoDienThoai>000000008</nycSoDienThoai>"
                + "<meSoGiayToTuyThan>B1234567</meSoGiayToTuyThan>");
        assertEquals(List.of("000199000001", "000000009"), Dossiers.read(body).searchNumbers());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nksHo>Rơ Châm</nksHo><nksNgaySinh>09.2026</nksNgaySinh>",
                "<nksTen>Lan</nksTen><nksNgaySinh>2026</nksNgaySinh>",
                "<nksHoTen>A</nksHoTen><nksNgaySinh>15/09/2026</nksNgaySinh>",
                "<nksHoTen>A</nksHoTen><nksNamSinh>2026</nksNamSinh><nksThangSinh>9</nksThangSinh><nksNgaySinh>15</nksNgaySinh>",
                "<nksHoTen>A</nksHoTen><nksNamSinh>2026</nksNamSinh>",
                "<nksHoTen>A</nksHoTen><nksNgaySinh><namSinh>2026</namSinh><thangSinh>9</thangSinh></nksNgaySinh>"
            })
    void names_and_dates_may_be_split_or_partial(String fields) {
        assertEquals(List.of(), Dossiers.read(Dossiers.birthForm(fields)).warnings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.02.2026", "13.2026", "hôm qua", "15.09.26", "0.9.2026"})
    void a_birth_date_that_does_not_exist_is_refused(String date) {
        ObjectNode body = Dossiers.birthForm("<nksHoTen>A</nksHoTen><nksNgaySinh>" + date + "</nksNgaySinh>");
        assertEquals(Set.of("data.nksNgaySinh"), Dossiers.refusal(body).errors().keySet());
    }

    @Test
    void a_death_dossier_needs_a_date_of_death() {
        ObjectNode body = Dossiers.death();
        body.put("data", Dossiers.form("<nktHoTen>A</nktHoTen><nktNgaySinh>1950</nktNgaySinh>"));
        assertEquals(Set.of("data.nktNgayChet"), Dossiers.refusal(body).errors().keySet());
    }
}
