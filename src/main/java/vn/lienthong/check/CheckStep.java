package vn.lienthong.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienthong.config.CsvTable;
import vn.lienthong.config.RouteFiles;

/**
 * One step of the list: automatic where a machine can know it, else a question that a person signs.
 *
 * @param id such as {@code dvclt-2}; the same in both phases
 * @param track dvclt, registry, end-to-end, or server: what every province needs besides
 * @param checks names of {@link Checks}, some with the partner they are about; empty for a question
 * @param who must act while a question is unsigned
 */
public record CheckStep(String id, String track, List<String> checks, Actor who, Words title) {
    static final String TABLE = "tables/check-steps.csv";

    /** The table cannot be used. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * In the order of the table; a province may have its own.
     *
     * @throws Unusable naming the row
     */
    public static List<CheckStep> all(RouteFiles files) {
        List<Map<String, String>> rows;
        try {
            rows = CsvTable.read(files.find(TABLE).orElseThrow(() -> new Unusable(TABLE)));
        } catch (IllegalArgumentException broken) {
            throw new Unusable(broken.getMessage());
        }
        List<CheckStep> steps = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, String> row : rows) {
            CheckStep step = of(row);
            if (!seen.add(step.id)) throw new Unusable(TABLE + ": " + step.id);
            steps.add(step);
        }
        return steps;
    }

    private static CheckStep of(Map<String, String> row) {
        String id = row.getOrDefault("step", "");
        try {
            List<String> checks = Arrays.stream(row.getOrDefault("checks", "").split(" "))
                    .filter(check -> !check.isEmpty())
                    .toList();
            if (!id.matches("[a-z0-9-]{1,40}") || !Checks.knowAll(checks)) throw new Unusable(TABLE + ": " + id);
            return new CheckStep(
                    id,
                    row.getOrDefault("track", ""),
                    checks,
                    Actor.of(row.getOrDefault("who", "")),
                    new Words(row.getOrDefault("vi", id), row.getOrDefault("en", id)));
        } catch (IllegalArgumentException unknown) {
            throw new Unusable(TABLE + ": " + id);
        }
    }

    public boolean isQuestion() {
        return checks.isEmpty();
    }
}
