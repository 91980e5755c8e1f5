package vn.lienthong.steps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import vn.lienthong.calendar.AppointmentRules;
import vn.lienthong.text.Times;

/** Until when the citizen has to bring what is missing: as whoever asked for it says, else the usual time. */
final class SupplementDeadline {
    private final AppointmentRules rules;
    private final Clock clock;

    SupplementDeadline(AppointmentRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What was stated, with a {@code deadline} as {@code dd/MM/yyyy HH:mm:ss} where it had none.
     *
     * @param at when the supplement was required, or null for now
     */
    JsonNode stated(JsonNode statement, Instant at) {
        if (!statement.path("deadline").asText("").isBlank()) return statement;
        Instant deadline = rules.supplementDeadline(at == null ? clock.instant() : at);
        ObjectNode completed = statement.deepCopy();
        return completed.put("deadline", JqVocabulary.PARTNER_TIME.format(deadline.atZone(Times.VIETNAM)));
    }
}
