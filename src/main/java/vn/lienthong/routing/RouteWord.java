package vn.lienthong.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Status;

/**
 * An address a route may use. All of them together are the vocabulary of {@code routes/README.md}.
 *
 * @param name what stands behind the colon; {@code *} = any name
 * @param from whether a route may read from it, else it may only send to it
 * @param options that exist
 * @param required those of them that must be given
 */
public record RouteWord(String scheme, String name, boolean from, Set<String> options, Set<String> required) {
    private static final String ANY = "*";
    private static final List<RouteWord> ALL = vocabulary();

    /** Every word a route may use. */
    public static List<RouteWord> all() {
        return ALL;
    }

    private static List<RouteWord> vocabulary() {
        List<RouteWord> words = new ArrayList<>(List.of(
                from("queue", ANY, "partner,batch,concurrency", ""),
                to("queue", ANY, "delay,unlessWaiting", ""),
                from("direct", ANY, "", ""),
                to("direct", ANY, "", ""),
                from("platform-http", ANY, "httpMethodRestrict,consumes,produces", "httpMethodRestrict"),
                from("schedule", ANY, "cron", "cron"),
                from("quartz", ANY, "cron,trigger.timeZone", "cron"),
                from("timer", ANY, "delay,period", "period"),
                to("inbound", "dossier", "front", ""),
                to("inbound", "single-dossier", "", ""),
                to("inbound", "pulled-dossier", "", ""),
                to("inbound", "statement", "operation,times", "operation"),
                to("inbound", "window", "", ""),
                to("inbound", "file", "", ""),
                to("inbound", "accepted", "", ""),
                to("inbound", "problem", "code,field", "code"),
                to("dossier", "receive", "next", "next"),
                to("dossier", "classify", "group", ""),
                to("dossier", "offered", "", ""),
                to("dossier", "appoint", "", ""),
                to("dossier", "read", "while,documents,appointment", ""),
                to("dossier", "of-this-version", "", ""),
                to("dossier", "decide", "", ""),
                to("dossier", "numbered", "", ""),
                to("dossier", "to-deliver", "", ""),
                to("dossier", "standing", "", ""),
                to("dossier", "pushed-result", "", ""),
                to("dossier", "keep-later-step", "next,front", "next"),
                to("dossier", "later-steps-kept", "", ""),
                to("dossier", "match-later-steps", "", ""),
                to("dossier", "read-later-step", "", ""),
                to("dossier", "await-later-steps", "", ""),
                to("dossier", "await-number", "first,longest,times,next", "first,longest,times,next"),
                to("portal", "look-up", "", ""),
                to("dossier", "confirm-reuse", "next", "next"),
                to("dossier", "number", "", ""),
                to("dossier", "next-number", "", ""),
                to("dossier", "result", "", ""),
                to("dossier", "reported", "partner", "partner"),
                to("portal", "start-daily", "kind", "kind"),
                to("portal", "under-way", "kind", "kind"),
                to("portal", "page", "kind,chunk", "kind,chunk"),
                to("portal", "read-dossiers", "", ""),
                to("portal", "dossiers-taken", "", ""),
                to("portal", "read-progress", "rows", "rows"),
                to("portal", "progress-taken", "", ""),
                to("portal", "turn", "", ""),
                to("portal", "refused", "kind", "kind"),
                to("portal", "forgotten", "", ""),
                to("payment", "open", "", ""),
                to("payment", "initialised", "", ""),
                to("payment", "read", "", ""),
                to("payment", "asked", "", ""),
                to("payment", "take", "next", "next"),
                to("payment", "hold", "", ""),
                to("payment", "forged", "", ""),
                to("payment", "sign", "fields", "fields"),
                to("payment", "check", "fields", "fields"),
                to("payment", "daily", "next", "next"),
                to("payment", "still-open", "", ""),
                to("payment", "report", "", ""),
                to("feedback", "keep-rating", "next", "next"),
                to("feedback", "read-rating", "", ""),
                to("feedback", "keep-question", "next", "next"),
                to("feedback", "read-question", "", ""),
                to("feedback", "handed", "", ""),
                to("feedback", "keep-answer", "next", "next"),
                to("feedback", "returned", "", ""),
                to("statistics", "months", "", ""),
                to("statistics", "freeze", "", ""),
                to("statistics", "read", "", ""),
                to("statistics", "sent", "", ""),
                to("catalogue", "lists", "", ""),
                to("catalogue", "due", "", ""),
                to("catalogue", "keep", "", ""),
                to("catalogue", "offer", "", ""),
                to("table", ANY, "header", "header"),
                to("answers", ANY, "partner,code,later,words,keep", "partner"),
                to(
                        "partner",
                        ANY,
                        "path,method,service,auth,login,contentType,accept,idempotent,emptyAnswer,sessionField,renew,soap",
                        "path"),
                to("sql", ANY, "outputType", ""),
                to("log", ANY, "level,showBody,showBodyType", "showBody")));
        for (Status status : Status.values()) words.add(to("dossier", status.name(), "", ""));
        return List.copyOf(words);
    }

    private static RouteWord from(String scheme, String name, String options, String required) {
        return new RouteWord(scheme, name, true, set(options), set(required));
    }

    private static RouteWord to(String scheme, String name, String options, String required) {
        return new RouteWord(scheme, name, false, set(options), set(required));
    }

    private static Set<String> set(String list) {
        return list.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(list.split(",")));
    }

    static boolean isScheme(String scheme) {
        return ALL.stream().anyMatch(word -> word.scheme.equals(scheme));
    }

    static boolean allows(String scheme, boolean from) {
        return ALL.stream().anyMatch(word -> word.scheme.equals(scheme) && word.from == from);
    }

    static Optional<RouteWord> of(Call call) {
        return ALL.stream()
                .filter(word -> word.scheme.equals(call.scheme())
                        && word.from == call.isFrom()
                        && (word.name.equals(ANY) || word.name.equals(call.name())))
                .findFirst();
    }
}
