package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.IncomingDocument;

/** Reads {@code fileDinhKem}: strict base64, type by content, a name that is only a name. */
final class DocumentReader {
    static final String FIELD = "fileDinhKem";
    static final String CONTENT = "duLieuTepDinhKem";

    private final long fileBytes;
    private final Set<FileType> accepted = EnumSet.noneOf(FileType.class);

    DocumentReader(InboundLimits limits) {
        fileBytes = limits.fileBytes();
        limits.fileTypes().forEach(type -> accepted.add(FileType.valueOf(type)));
    }

    /** @param documents in the order of the request; @param incomplete whether one lacks its end mark */
    record Documents(List<IncomingDocument> documents, boolean incomplete) {}

    Documents read(JsonNode files, Findings findings) {
        List<IncomingDocument> documents = new ArrayList<>();
        boolean incomplete = false;
        for (JsonNode file : files) {
            String path = FIELD + "[" + documents.size() + "]";
            boolean cancelled = Set.of("1", "true").contains(text(file, "huyGiayTo"));
            byte[] content = content(file, path, findings);
            Optional<FileType> type = content.length == 0 ? Optional.empty() : type(content, path, findings);
            incomplete |= type.isPresent() && !type.get().isComplete(content);
            documents.add(new IncomingDocument(
                    number(file, "id", documents.size() + 1),
                    (int) number(file, "loaiGiayTo", 0),
                    Characters.composed(text(file, "tenGiayTo")),
                    fileName(file, path, findings),
                    cancelled,
                    type.map(FileType::mediaType).orElse(""),
                    content));
        }
        return new Documents(List.copyOf(documents), incomplete);
    }

    private byte[] content(JsonNode file, String path, Findings findings) {
        String field = path + "." + CONTENT;
        String encoded = text(file, CONTENT);
        Optional<byte[]> decoded = decode(encoded);
        if (decoded.isEmpty()) {
            findings.invalid(field, "base64");
            return new byte[0];
        }
        if (!encoded.isEmpty() && decoded.get().length == 0) findings.invalid(field, "file-empty");
        if (decoded.get().length > fileBytes) {
            findings.overLimit(field, "file-bytes");
            return new byte[0];
        }
        return decoded.get();
    }

    private Optional<FileType> type(byte[] content, String path, Findings findings) {
        Optional<FileType> type = FileType.of(content).filter(accepted::contains);
        if (type.isEmpty()) findings.invalid(path + "." + CONTENT, "file-type");
        return type;
    }

    private static String fileName(JsonNode file, String path, Findings findings) {
        String name = Characters.composed(text(file, "tenTepDinhKem"));
        if (!isBaseName(name)) findings.invalid(path + ".tenTepDinhKem", "file-name");
        return name;
    }

    /** Refused rather than repaired: a path in a name is no accident. */
    private static boolean isBaseName(String name) {
        return name.chars()
                        .noneMatch(c -> c == '/'
                                || c == '\\'
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR)
                && !name.strip().equals(".")
                && !name.strip().equals("..");
    }

    /** Marks of writing direction: they can make {@code exe.pdf} out of {@code fdp.exe} on a screen. */
    private static boolean isDirectionMark(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F;
    }

    /** Base64 with padding (RFC 4648 section 4); line breaks of MIME are allowed, nothing else is. */
    private static Optional<byte[]> decode(String encoded) {
        String text = encoded.indexOf('\n') < 0
                ? encoded
                : encoded.replace("\r\n", "").replace("\n", "");
        if (text.length() % 4 != 0) return Optional.empty();
        try {
            byte[] decoded = Base64.getDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(decoded);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static long number(JsonNode file, String field, long otherwise) {
        String text = text(file, field);
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    private static String text(JsonNode file, String field) {
        JsonNode value = file.path(field);
        if (value.isNumber()) return Long.toString(value.longValue());
        return value.isNull() ? "" : value.asText();
    }
}
