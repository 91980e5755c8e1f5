package vn.lienthong.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** When citizens file, over the day: as many an hour as the plan says, at moments drawn by its seed. */
final class Filings {
    private static final double HOUR_MS = Duration.ofHours(1).toMillis();

    private Filings() {}

    /** @param at of the day played */
    record Filing(Duration at, boolean death) {}

    /** In the order of their moments. */
    static List<Filing> of(RehearsalPlan plan) {
        Random random = new Random(plan.seed());
        List<Filing> all = new ArrayList<>();
        for (RehearsalPlan.Traffic part : plan.traffic()) {
            draw(part, part.birthsPerHour(), false, random, all);
            draw(part, part.deathsPerHour(), true, random, all);
        }
        all.sort(Comparator.comparing(Filing::at));
        return all;
    }

    private static void draw(
            RehearsalPlan.Traffic part, double perHour, boolean death, Random random, List<Filing> all) {
        long length = part.until().minus(part.from()).toMillis();
        long count = Math.round(perHour * length / HOUR_MS);
        for (long i = 0; i < count; i++)
            all.add(new Filing(part.from().plusMillis((long) (random.nextDouble() * length)), death));
    }
}
