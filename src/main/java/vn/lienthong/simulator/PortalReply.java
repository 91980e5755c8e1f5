package vn.lienthong.simulator;

import java.util.List;

/**
 * What the simulated portal answers.
 *
 * @param code error_code; goes out as a number or as text, in turn
 * @param result anything that can be written as JSON
 */
record PortalReply(int code, String message, Object result) {
    static PortalReply done(String message) {
        return new PortalReply(0, message, List.of());
    }

    static PortalReply done(Object result) {
        return new PortalReply(0, "Thành công", result);
    }

    static PortalReply refused(String message) {
        return new PortalReply(-1, message, List.of());
    }
}
