package vn.lienthong.dossier;

import java.util.Map;
import vn.lienthong.queue.Effect;

/**
 * A line for the append-only, hash-chained event log. Committed with the decision it records.
 *
 * @param kind e.g. dossier.received, dossier.status, dossier.transition-refused, queue.parked, queue.redriven,
 *     route.reloaded, credential.created
 * @param dossier the front's dossier number, or empty
 * @param actor partner, operator or engine part
 * @param detail codes, counts and versions; never personal data
 */
public record LogEntry(String kind, String dossier, String actor, Map<String, String> detail) implements Effect {}
