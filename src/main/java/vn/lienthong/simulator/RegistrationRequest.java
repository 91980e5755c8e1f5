package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The body of {@code nhanHoSoDKHT}.
 *
 * @param data the form, JSON as text
 * @param form the form read; a missing node when {@code data} is not a JSON object as text
 * @param digest SHA-256 over module, form and files: what makes it the same content
 */
record RegistrationRequest(
        String unit,
        String module,
        String number,
        String oneStopNumber,
        String receivedAt,
        String data,
        JsonNode form,
        List<File> files,
        String digest) {

    /** @param sha256 of the decoded bytes, hex; empty when they are not base64 */
    record File(String name, boolean cancelled, int bytes, String sha256) {}

    static RegistrationRequest read(JsonNode body) {
        List<File> files = new ArrayList<>();
        body.path("fileDinhKem").forEach(file -> files.add(file(file)));
        JsonNode data = body.path("data");
        String text = data.isTextual() ? data.asText() : "";
        String module = Wire.text(body, "module");
        return of(body, text, files, Wire.sha256(module + text + files));
    }

    /** What {@link #keepsake()} kept of it. */
    static RegistrationRequest kept(JsonNode body, String digest) {
        List<File> files = new ArrayList<>();
        body.path("fileDinhKem")
                .forEach(file -> files.add(new File(
                        Wire.text(file, "tenTepDinhKem"),
                        file.path("huyGiayTo").asInt() == 1,
                        file.path("bytes").asInt(),
                        Wire.text(file, "sha256"))));
        return of(body, body.path("data").asText(), files, digest);
    }

    private static RegistrationRequest of(JsonNode body, String data, List<File> files, String digest) {
        return new RegistrationRequest(
                Wire.text(body, "maDonVi"),
                Wire.text(body, "module"),
                Wire.text(body, "maHoSoLT"),
                Wire.text(body, "maHoSoMCDT"),
                Wire.text(body, "ngayTiepNhan"),
                data,
                form(data),
                List.copyOf(files),
                digest);
    }

    boolean hasForm() {
        return form.isObject();
    }

    boolean hasCancelledFile() {
        return files.stream().anyMatch(File::cancelled);
    }

    /** For the ledger: everything but the bytes of the files. */
    ObjectNode keepsake() {
        ObjectNode kept = Wire.JSON
                .createObjectNode()
                .put("maDonVi", unit)
                .put("module", module)
                .put("maHoSoLT", number)
                .put("maHoSoMCDT", oneStopNumber)
                .put("ngayTiepNhan", receivedAt)
                .put("data", data);
        ArrayNode list = kept.putArray("fileDinhKem");
        for (File file : files)
            list.addObject()
                    .put("tenTepDinhKem", file.name())
                    .put("huyGiayTo", file.cancelled() ? 1 : 0)
                    .put("bytes", file.bytes())
                    .put("sha256", file.sha256());
        return kept;
    }

    private static JsonNode form(String data) {
        try {
            return Wire.object(data);
        } catch (Wire.Malformed notJson) {
            return Wire.JSON.missingNode();
        }
    }

    private static File file(JsonNode file) {
        String name = Wire.text(file, "tenTepDinhKem");
        boolean cancelled = file.path("huyGiayTo").asInt() == 1;
        try {
            byte[] bytes = Base64.getDecoder().decode(Wire.text(file, "duLieuTepDinhKem"));
            return new File(name, cancelled, bytes.length, Wire.sha256(bytes));
        } catch (IllegalArgumentException notBase64) {
            return new File(name, cancelled, 0, "");
        }
    }
}
