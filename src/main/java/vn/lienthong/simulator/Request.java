package vn.lienthong.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One call to a simulated partner.
 *
 * @param query behind the question mark; empty if there is none
 * @param headers by lower-case name
 * @param delivery whether the caller got the answer of this very call
 */
record Request(String method, String path, String query, Map<String, String> headers, String body, Delivery delivery) {
    /** The same call to another path of this partner, without a query. */
    Request at(String other, String otherBody) {
        return new Request(method, other, "", headers, otherBody, delivery);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean isPost(String wanted) {
        return method.equals("POST") && path.equals(wanted);
    }

    /** @throws Wire.Malformed */
    JsonNode json() {
        return Wire.object(body);
    }

    /** Known to have reached the caller only once the answer was written to an open line. */
    static final class Delivery {
        private volatile boolean answered;

        void answered(boolean now) {
            answered = now;
        }

        boolean answered() {
            return answered;
        }
    }
}
