package vn.lienthong.inbound;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads JSON (RFC 8259) and nothing near it: UTF-8 only (a byte order mark is tolerated), one value, no duplicate
 * names, bounded in depth, length and number of tokens, and only text that can be stored – no NUL, no half characters,
 * no number without a finite value.
 */
final class StrictJson {
    static final int MAX_DEPTH = 50;
    /** A dossier of 20 files and 2,000 form fields needs under 10,000. */
    static final int MAX_TOKENS = 100_000;

    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_NAME_CHARS = 200;

    private final JsonMapper mapper;

    StrictJson(InboundLimits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxTokenCount(MAX_TOKENS)
                .maxNumberLength(MAX_NUMBER_CHARS)
                .maxNameLength(MAX_NAME_CHARS)
                // a file over its own limit must reach the check that names it; the body is bounded already
                .maxStringLength((int) Math.max(limits.bodyBytes(), limits.base64Chars()))
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The value, or empty when these bytes are not strict JSON. */
    Optional<JsonNode> read(byte[] bytes) {
        if (!isUtf8(bytes)) return Optional.empty();
        try {
            return storable(mapper.readTree(bytes));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /** The same for text that was itself inside JSON. */
    Optional<JsonNode> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> storable(JsonNode node) {
        return node == null || node.isMissingNode() || !isStorable(node) ? Optional.empty() : Optional.of(node);
    }

    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) return Characters.areStorable(node.textValue());
        if (node.isFloatingPointNumber()) return Double.isFinite(node.doubleValue());
        for (var member : node.properties()) {
            if (!Characters.areStorable(member.getKey())) return false;
        }
        for (JsonNode child : node) {
            if (!isStorable(child)) return false;
        }
        return true;
    }

    /** Jackson would guess UTF-16 and UTF-32 from the zero bytes, and lets overlong forms pass. */
    private static boolean isUtf8(byte[] bytes) {
        for (int at = 0; at < Math.min(4, bytes.length); at++) {
            if (bytes[at] == 0) return false;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8_192);
        CoderResult result;
        do {
            out.clear();
            result = decoder.decode(in, out, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
