package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;

/**
 * @param text the body as sent, UTF-8
 * @param content the body where it is too long to be held; else null
 */
record Answer(int status, String mediaType, String text, Content content) {
    /**
     * Writes a body while it is being read. What fails before the first byte is out is answered like any other fault.
     */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Answer(int status, String mediaType, String text) {
        this(status, mediaType, text, null);
    }

    static Answer json(JsonNode body) {
        return json(200, body);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json; charset=utf-8", body.toString());
    }

    static Answer streamed(String mediaType, Content content) {
        return new Answer(200, mediaType, "", content);
    }
}
