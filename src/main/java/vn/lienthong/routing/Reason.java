package vn.lienthong.routing;

import java.util.Map;

/** Why a well-known Camel word is not allowed here: the key of a text {@code routes.reason.<key>}. */
final class Reason {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("seda", "memory"),
            Map.entry("vm", "memory"),
            Map.entry("disruptor", "memory"),
            Map.entry("disruptor-vm", "memory"),
            Map.entry("wireTap", "memory"),
            Map.entry("aggregate", "memory"),
            Map.entry("resequence", "memory"),
            Map.entry("threads", "memory"),
            Map.entry("delay", "waiting"),
            Map.entry("throttle", "waiting"),
            Map.entry("loop", "waiting"),
            Map.entry("doTry", "retry"),
            Map.entry("circuitBreaker", "retry"),
            Map.entry("http", "partner"),
            Map.entry("https", "partner"),
            Map.entry("rest", "partner"),
            Map.entry("rest-openapi", "partner"),
            Map.entry("vertx-http", "partner"),
            Map.entry("netty-http", "partner"),
            Map.entry("exec", "machine"),
            Map.entry("file", "machine"),
            Map.entry("ftp", "machine"),
            Map.entry("ftps", "machine"),
            Map.entry("sftp", "machine"),
            Map.entry("bean", "code"),
            Map.entry("class", "code"),
            Map.entry("script", "code"),
            Map.entry("language", "code"),
            Map.entry("groovy", "code"),
            Map.entry("javascript", "code"),
            Map.entry("process", "code"),
            Map.entry("method", "code"),
            Map.entry("recipientList", "hidden"),
            Map.entry("routingSlip", "hidden"),
            Map.entry("dynamicRouter", "hidden"),
            Map.entry("pollEnrich", "hidden"),
            Map.entry("enrich", "hidden"),
            Map.entry("poll", "hidden"));

    private Reason() {}

    /** The key of the reason; {@code unknown} for a word that simply does not belong to the vocabulary. */
    static String of(String word) {
        return WORDS.getOrDefault(word, "unknown");
    }
}
