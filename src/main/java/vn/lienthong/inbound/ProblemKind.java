package vn.lienthong.inbound;

import java.util.Arrays;
import java.util.Locale;

/** Every way a request can be refused (2-contracts, error answers), with its HTTP status. */
public enum ProblemKind {
    MALFORMED(400),
    INVALID(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    CERTIFICATE_REFUSED(403),
    SIGNATURE_REFUSED(403),
    NOT_CONFIRMED(403),
    FILE_LINK_EXPIRED(403),
    FILE_LINK_REVOKED(403),
    UNKNOWN_PATH(404),
    UNKNOWN_DOSSIER(404),
    UNKNOWN_FILE(404),
    STORE_NOT_CONNECTED(404),
    UNKNOWN_PAYMENT(404),
    UNKNOWN_QUESTION(404),
    UNKNOWN_CATALOGUE(404),
    METHOD_NOT_ALLOWED(405),
    REQUEST_TIMEOUT(408),
    CONFLICTING_REPEAT(409),
    DECISION_NOT_ALLOWED(409),
    CONFLICTING_REQUEST(409),
    FRONT_CLOSED(409),
    NOT_CHARGED(409),
    AMOUNT_DIFFERS(409),
    PAID_TWICE(409),
    PARTNER_SAYS_NO(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RANGE_NOT_SATISFIABLE(416),
    EXPECTATION_FAILED(417),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    INTAKE_CLOSED(503),
    BUSY(503),
    UNAVAILABLE(503);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The stable code in {@code urn:lienthong:problem:<code>} and in the text key {@code problem.<code>}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may succeed later, so that the answer says when to come back. */
    public boolean isTemporary() {
        return this == TOO_MANY_REQUESTS || this == BUSY || this == UNAVAILABLE || this == INTAKE_CLOSED;
    }

    /** @throws IllegalArgumentException for a code that does not exist */
    public static ProblemKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown problem code: " + code));
    }
}
