package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The description of the partner API: what is served at {@code /openapi.json}, what decides which paths exist and who
 * reaches them, and what requests are validated against – one file, with the configured limits written into it.
 */
public final class OpenApiDescription {
    private static final String RESOURCE = "/contracts/partner-api.json";
    private static final Set<String> METHODS = Set.of("get", "head", "put", "post", "delete", "patch");

    private final ObjectNode document;
    private final byte[] bytes;
    private final List<ApiOperation> operations;

    private OpenApiDescription(ObjectNode document) {
        this.document = document;
        this.bytes = document.toPrettyString().getBytes(StandardCharsets.UTF_8);
        this.operations = List.copyOf(readOperations(document));
    }

    /** The shipped description with these limits in force. */
    public static OpenApiDescription load(InboundLimits limits) {
        return load(limits, OneStopRules.SHIPPED);
    }

    /** The shipped description with these limits and rules in force. */
    public static OpenApiDescription load(InboundLimits limits, OneStopRules rules) {
        return load(limits, rules, true, limits.numberPattern());
    }

    /**
     * The same; without {@code fileToken} whoever has a file link may open it without the portal's token.
     *
     * @param coordinationNumbers regular expression of the coordination system's own dossier numbers
     */
    public static OpenApiDescription load(
            InboundLimits limits, OneStopRules rules, boolean fileToken, String coordinationNumbers) {
        try (InputStream resource = OpenApiDescription.class.getResourceAsStream(RESOURCE)) {
            ObjectNode document = (ObjectNode) new ObjectMapper().readTree(resource);
            writeLimits(document, limits, rules);
            object(document, "/components/schemas/CoordinationLaterStep/properties/MaHoSo")
                    .put("pattern", either(coordinationNumbers, limits.numberPattern()));
            if (!fileToken) object(document, "/paths/~1portal~1v1~1files~1{id}").forEach(OpenApiDescription::open);
            return new OpenApiDescription(document);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The paths that exist, without the limits of an installation. */
    public static Set<String> paths() {
        try (InputStream resource = OpenApiDescription.class.getResourceAsStream(RESOURCE)) {
            Set<String> paths = new TreeSet<>();
            new ObjectMapper().readTree(resource).path("paths").fieldNames().forEachRemaining(paths::add);
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The document as served, UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Every operation that exists; anything else is refused. */
    public List<ApiOperation> operations() {
        return operations;
    }

    public Optional<ApiOperation> operation(String operationId) {
        return operations.stream().filter(op -> op.id().equals(operationId)).findFirst();
    }

    /** A JSON Schema for the body of the operation that stands on its own: a reference and what it refers to. */
    JsonNode requestSchema(ApiOperation operation) {
        ObjectNode schema = document.objectNode();
        schema.put("$ref", operation.requestSchema().orElseThrow());
        schema.set("components", document.get("components"));
        return schema;
    }

    private static void writeLimits(ObjectNode document, InboundLimits limits, OneStopRules rules) {
        object(document, "/paths/~1dvclt~1v1~1dossiers/post/requestBody").put("x-max-bytes", limits.bodyBytes());
        object(document, "/components/schemas/Dossier/properties/maHoSo").put("pattern", limits.numberPattern());
        object(document, "/components/schemas/LaterStepStatus/properties/soHoSoLT")
                .put("pattern", limits.numberPattern());
        object(document, "/components/schemas/Dossier/properties/fileDinhKem").put("maxItems", limits.maxFiles());
        object(document, "/paths/~1coordination~1v1~1dossiers/post/requestBody").put("x-max-bytes", limits.bodyBytes());
        ObjectNode copied = object(document, "/components/schemas/CoordinationFile/properties/DuLieuTepTin");
        copied.put("maxLength", limits.base64Chars());
        copied.put("x-max-bytes", limits.fileBytes());
        object(document, "/paths/~1one-stop~1v1~1dossiers/post/requestBody").put("x-max-bytes", limits.bodyBytes());
        object(document, "/components/schemas/SingleDossier/properties/maHoSo").put("pattern", rules.numberPattern());
        object(document, "/components/schemas/SingleDossier/properties/fileDinhKem")
                .put("maxItems", limits.maxFiles());
        ObjectNode content = object(document, "/components/schemas/AttachedFile/properties/duLieuTepDinhKem");
        content.put("maxLength", limits.base64Chars());
        content.put("x-max-bytes", limits.fileBytes());
        limits.fileTypes().forEach(type -> content.withArray("x-file-types")
                .add(FileType.valueOf(type).mediaType()));
    }

    /** A later step of an older dossier may end when PM DVCLT is no more. */
    private static String either(String one, String other) {
        return one.equals(other) ? one : "(?:" + one + ")|(?:" + other + ")";
    }

    private static void open(JsonNode operation) {
        ((ObjectNode) operation).remove("x-caller");
        ((ObjectNode) operation).putArray("security");
    }

    private static ObjectNode object(ObjectNode document, String pointer) {
        if (document.at(pointer) instanceof ObjectNode found) return found;
        throw new IllegalStateException("the description has no " + pointer);
    }

    private static List<ApiOperation> readOperations(ObjectNode document) {
        List<ApiOperation> found = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> found.add(ApiOperation.read(path.getKey(), method.getKey(), method.getValue()))));
        return found;
    }
}
