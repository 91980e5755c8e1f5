package vn.lienthong.repair;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import vn.lienthong.dossier.Changes.ResultPaper;
import vn.lienthong.dossier.DocumentStore;

/** The paper inside a result that was entered by hand: {@code giayKhaiSinh} or {@code giayKhaiTu}, a PDF as base64. */
public final class ResultPapers {
    private static final Map<String, String> TITLES =
            Map.of("giayKhaiSinh", "Giấy khai sinh", "giayKhaiTu", "Trích lục khai tử");

    private static final String PDF = "%PDF-";

    private final DocumentStore documents;

    public ResultPapers(DocumentStore documents) {
        this.documents = documents;
    }

    /** Whether each paper in it is a PDF as base64. */
    static boolean readable(JsonNode result) {
        try {
            for (String paper : TITLES.keySet()) {
                byte[] content = content(result.path(paper).asText(""));
                if (content.length > 0 && !new String(content, StandardCharsets.ISO_8859_1).startsWith(PDF))
                    return false;
            }
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    JsonNode without(JsonNode result) {
        return ((ObjectNode) result).deepCopy().remove(TITLES.keySet());
    }

    /** @return null if there is none */
    ResultPaper kept(JsonNode result) {
        for (Map.Entry<String, String> title : TITLES.entrySet()) {
            byte[] content = content(result.path(title.getKey()).asText(""));
            if (content.length == 0) continue;
            return new ResultPaper(
                    0,
                    title.getValue(),
                    title.getKey() + ".pdf",
                    "application/pdf",
                    content.length,
                    documents.put(content));
        }
        return null;
    }

    /** @throws IllegalArgumentException when it is not base64 */
    private static byte[] content(String base64) {
        return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    }
}
