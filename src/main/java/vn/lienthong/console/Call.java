package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.text.Texts;
import vn.lienthong.text.Times;

/**
 * One checked call: the operator may make it and every part fits the description.
 *
 * @param operator null where no token is asked for
 * @param path values of the path's placeholders
 * @param query without empty values
 * @param body missing where the operation takes none
 */
record Call(Operator operator, Map<String, String> path, Map<String, String> query, JsonNode body, Texts texts) {
    static Call without(Operator operator, Map<String, String> path, Map<String, String> query, Texts texts) {
        return new Call(operator, path, query, MissingNode.getInstance(), texts);
    }

    /** A moment from the query: ISO 8601 with offset, or a date (its first moment in Viet Nam); null if absent. */
    Instant moment(String parameter) {
        return moment(parameter, query.get(parameter));
    }

    /** As {@link #moment}, from the body. */
    Instant bodyMomentOrDate(String field) {
        return moment(field, body.path(field).textValue());
    }

    private static Instant moment(String name, String text) {
        if (text == null) return null;
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(Times.VIETNAM).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(name, "pattern");
        }
    }

    /** A moment from the body: ISO 8601 with offset. */
    Instant bodyMoment(String field) {
        try {
            return OffsetDateTime.parse(body.get(field).textValue()).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.invalid(field, "pattern");
        }
    }

    boolean isDryRun() {
        return body.path("dryRun").asBoolean();
    }

    /** Who and why; the why goes to the log, so it may not hold the number of a person. */
    Act act() {
        String why = body.path("reason").asText().strip();
        if (PersonNumbers.appearIn(why)) throw Refusal.invalid("reason", "person-number");
        return new Act(operator.name(), why);
    }
}
