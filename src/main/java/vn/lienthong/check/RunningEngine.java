package vn.lienthong.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What the check asks the engine, over the operations API. Every call may fail with {@link Unreachable}. */
public interface RunningEngine {
    /** No answer, or it refuses our operator token. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean refused;

        /** @param refused it answers, but not to our token */
        public Unreachable(boolean refused) {
            super("engine", null, false, false);
            this.refused = refused;
        }

        boolean isRefused() {
            return refused;
        }
    }

    /**
     * What became of a log-in.
     *
     * @param reason code, empty if accepted
     */
    record LogIn(boolean accepted, String reason, Words text, Words action) {}

    /**
     * Work of a dossier that waits or is parked.
     *
     * @param reason code, empty if it never failed
     */
    record Work(String queue, String state, String errorClass, String reason, Words text, Words action) {}

    /** @return empty when the engine knows no log-in for this partner */
    Optional<LogIn> logIn(String partner);

    /** As {@code GET /api/v1/dossiers/{maHoSo}}; empty when it does not have it. */
    Optional<JsonNode> dossier(String number);

    /**
     * What the national portal would be sent.
     *
     * @param empty names of fields without a value
     * @param incomplete whether one of them counts for the province's score
     */
    record Preview(int filled, List<String> empty, boolean incomplete) {}

    /** @return empty when it has no such dossier */
    Optional<Preview> preview(String number);

    /** Its unfinished messages. */
    List<Work> work(String number);
}
