package vn.lienthong.portal.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a fetched list says otherwise than the one in force.
 *
 * @param closed codes that are in force and were not fetched
 */
record Comparison(List<Entry> added, List<Entry> changed, Set<String> closed) {
    /** @param whole whether what was fetched is the whole list; else what is not in it stays */
    static Comparison of(Map<String, Entry> inForce, Map<String, Entry> fetched, boolean whole) {
        List<Entry> added = new ArrayList<>();
        List<Entry> changed = new ArrayList<>();
        new TreeMap<>(fetched).forEach((code, entry) -> {
            Entry before = inForce.get(code);
            if (before == null) added.add(entry);
            else if (!before.equals(entry)) changed.add(entry);
        });
        Set<String> closed = new TreeSet<>();
        if (whole) {
            closed.addAll(inForce.keySet());
            closed.removeAll(fetched.keySet());
        }
        return new Comparison(List.copyOf(added), List.copyOf(changed), closed);
    }

    boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && closed.isEmpty();
    }

    /** Whether the list lost more of its length than a person lets pass unseen; exactly so much still passes. */
    static boolean shrinks(int inForce, int fetched, int percent) {
        return (long) (inForce - fetched) * 100 > (long) percent * inForce;
    }
}
