package vn.lienthong.portal.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/**
 * One entry of a code list.
 *
 * @param code what it is known by within its list, at most {@value #MAX_CODE_CHARS} characters
 * @param name at most {@value #MAX_NAME_CHARS} characters, may be empty
 * @param content the entry as the portal gave it, as JSON with its members in order, so that equal entries are equal
 *     text; at most {@value #MAX_CONTENT_CHARS} characters
 */
public record Entry(String code, String name, String content) {
    public static final int MAX_CODE_CHARS = 200;
    public static final int MAX_NAME_CHARS = 2_000;
    public static final int MAX_CONTENT_CHARS = 200_000;

    private static final ObjectMapper ORDERED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /** @throws StepFailure when it is longer than can be kept */
    static Entry of(String list, String code, String name, JsonNode content) {
        Entry entry = new Entry(code, name, ordered(content));
        require(list, code.length() <= MAX_CODE_CHARS, "code", MAX_CODE_CHARS);
        require(list, name.length() <= MAX_NAME_CHARS, "name", MAX_NAME_CHARS);
        require(list, entry.content().length() <= MAX_CONTENT_CHARS, "content", MAX_CONTENT_CHARS);
        return entry;
    }

    private static String ordered(JsonNode content) {
        try {
            return ORDERED.writeValueAsString(ORDERED.treeToValue(content, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON", e);
        }
    }

    private static void require(String list, boolean holds, String what, int limit) {
        if (!holds)
            throw new StepFailure(
                    ErrorClass.PARTNER_REFUSED,
                    "portal",
                    "catalogue.entry-too-long",
                    list,
                    what,
                    Integer.toString(limit));
    }
}
