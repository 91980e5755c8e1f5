package vn.lienthong.simulator;

import java.util.Map;

/** What a simulated partner answers. */
record Answer(int status, String contentType, String body) {
    static Answer json(int status, Object body) {
        return new Answer(status, "application/json; charset=utf-8", Wire.json(body));
    }

    static Answer html(int status) {
        return new Answer(
                status, "text/html; charset=utf-8", "<html><body><h1>Hệ thống đang bảo trì</h1></body></html>");
    }

    static Answer problem(int status, String title) {
        return json(status, Map.of("status", status, "title", title));
    }
}
