package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;

/** @param text the body as sent, UTF-8 */
record Answer(int status, String mediaType, String text) {
    static Answer json(JsonNode body) {
        return json(200, body);
    }

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json; charset=utf-8", body.toString());
    }
}
