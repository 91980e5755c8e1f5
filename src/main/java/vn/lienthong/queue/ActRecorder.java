package vn.lienthong.queue;

import java.util.Map;

/** Turns what happened to a message or queue into an entry of the event log, committed with it. */
@FunctionalInterface
public interface ActRecorder {
    /** @param kind queue.parked, queue.redriven, queue.skipped, queue.paused, queue.resumed, partner.window-added … */
    Effect record(String kind, String line, String actor, Map<String, String> detail);
}
