package vn.lienthong.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import vn.lienthong.dossier.Status;

/**
 * What an operator wants done to a dossier.
 *
 * @param status for {@link Action#RESEND_STATUS}: the status meant, or null for whichever is missing
 * @param result for {@link Action#COMPLETE_BY_HAND}: the registry's result as the officer gives it (ketQuaXuLy)
 * @param reason why; without one nothing is done
 * @param dryRun only say what would be done
 */
public record Repair(Action action, Status status, JsonNode result, String reason, String who, boolean dryRun) {
    /** The repairs a support team does by hand today (1-product, "Who uses it"). */
    public enum Action {
        /** Ask the civil registry now instead of at the next interval. */
        POLL_NOW,
        /**
         * Report to the dossier's front what it has not taken yet, or redrive it where it is parked; never out of
         * order.
         */
        RESEND_STATUS,
        /** Hand the dossier to the one-stop system again, under the same idempotency key. */
        REDELIVER,
        /** The officer registered it outside: enter the result; all call-backs follow. */
        COMPLETE_BY_HAND,
        /** End the dossier. */
        STOP
    }

    public Repair {
        if (reason == null || reason.isBlank()) throw new IllegalArgumentException("a reason is required");
    }

    /**
     * What was or would be done to one dossier.
     *
     * @param changes false: there was nothing to do, or it may not be done
     * @param code the text is {@code repair.<code>}
     */
    public record Outcome(String dossier, boolean changes, String code, List<String> arguments) {
        static Outcome done(String dossier, String code, String... arguments) {
            return new Outcome(dossier, true, code, List.of(arguments));
        }

        static Outcome nothing(String dossier, String code, String... arguments) {
            return new Outcome(dossier, false, code, List.of(arguments));
        }
    }
}
