package vn.lienthong.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import vn.lienthong.dossier.IncomingDossier;

/** Synthetic requests: one that is right, to be changed in one place by each test. */
final class Dossiers {
    static final byte[] PDF = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    static final int MB = 1_048_576;
    static final ObjectMapper JSON = new ObjectMapper();

    private Dossiers() {}

    /** The limits as shipped; 1 MB = 1,048,576 bytes. */
    static InboundLimits limits() {
        return new InboundLimits(
                30 * MB,
                10 * MB,
                20,
                List.of("pdf", "jpeg", "png"),
                "^G22\\.\\d{2}\\.\\d{2}-\\d{6}-\\d{4,6}$",
                256 * MB,
                64);
    }

    static ObjectNode birth() {
        ObjectNode body = JSON.createObjectNode();
        body.put("maDonVi", 31117).put("maTTHC", "2.000986").put("module", "KS");
        body.put("maHoSo", "G22.99.08-260921-000123").put("ngayTiepNhan", "21/09/2026 09:15:00");
        body.put("techId", "");
        body.put("data", form("<nksHoTen>H'Hen Niê</nksHoTen><nksNgaySinh>15.09.2026</nksNgaySinh>"));
        body.putArray("fileDinhKem").add(file("gcs.pdf", PDF));
        return body;
    }

    static ObjectNode death() {
        ObjectNode body = birth();
        body.put("maTTHC", "1.006714").put("module", "KT");
        body.put("data", form("<nktHoTen>Y Bhăm Êban</nktHoTen><nktNgayChet>2026</nktNgayChet>"));
        return body;
    }

    static String form(String fields) {
        return "<?xml version=\"1.0\"?><hoTich>" + fields + "<nycHoTen>K’ Bréo</nycHoTen></hoTich>";
    }

    static ObjectNode birthWith(Consumer<ObjectNode> change) {
        ObjectNode body = birth();
        change.accept(body);
        return body;
    }

    /** A birth dossier whose form also has these elements. */
    static ObjectNode birthForm(String fields) {
        return birthWith(body -> body.put("data", form(fields)));
    }

    static ObjectNode file(String name, byte[] content) {
        return JSON.createObjectNode()
                .put("id", 1)
                .put("loaiGiayTo", 1)
                .put("tenGiayTo", "Giấy chứng sinh")
                .put("tenTepDinhKem", name)
                .put("huyGiayTo", 0)
                .put("duLieuTepDinhKem", Base64.getEncoder().encodeToString(content));
    }

    static byte[] pdf(int bytes) {
        byte[] content = new byte[bytes];
        System.arraycopy(PDF, 0, content, 0, PDF.length);
        return content;
    }

    static DossierReader reader() {
        return reader(limits());
    }

    static DossierReader reader(InboundLimits limits) {
        return new DossierReader(OpenApiDescription.load(limits), limits);
    }

    static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static IncomingDossier read(ObjectNode body) {
        return READER.read(bytes(body));
    }

    static Problem refusal(ObjectNode body) {
        return refusal(READER, bytes(body));
    }

    static Problem refusal(DossierReader reader, byte[] body) {
        try {
            reader.read(body);
        } catch (Refused refused) {
            return refused.problem();
        }
        throw new AssertionError("was taken");
    }

    private static final DossierReader READER = reader();
}
