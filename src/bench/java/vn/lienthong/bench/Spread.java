package vn.lienthong.bench;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Smallest, middle and largest of some repeated measurements. */
record Spread(double least, double median, double most) {

    static Spread of(Collection<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Spread(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** The value that {@code share} (0..1) of the samples do not exceed. */
    static double percentile(double[] samples, double share) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f – %,.0f – %,.0f", least, median, most);
    }
}
