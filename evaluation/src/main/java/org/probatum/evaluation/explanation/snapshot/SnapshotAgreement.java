package org.probatum.evaluation.explanation.snapshot;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.MidRanks;

/**
 * How far two explanations of the same input name the same parts.
 *
 * <pre>
 *   ρ        Spearman's correlation of the magnitudes |a| and |b| over the n parts that both have, ties at their mean rank
 *   overlap  |A ∩ B| / k, A and B the k parts of largest magnitude, k = 10 % of n rounded, at least 1; k / n by chance
 *   signs    share of the parts with a value other than 0 on both sides that have the same sign; only of two signed ones
 * </pre>
 *
 * <p>Of maps of different fineness, the coarser one is read at the centres of the finer one's cells. ρ is NaN where one side is
 * constant. Agreement says that two explanations are alike, not that either is right.
 *
 * <p>Source: C. Spearman (1904), Am. J. Psychol. 15:72; overlap of the leading parts as "feature agreement" in S. Krishna et
 * al. (2022), The disagreement problem in explainable machine learning, arXiv:2202.01602, section 3.2.
 *
 * @param parts n, at least 2
 * @param spearman ρ, −1 to 1
 * @param top k
 * @param overlap 0 to 1
 * @param sameSign 0 to 1; NaN for weights, or where no part has a sign on both sides
 */
public record SnapshotAgreement(int parts, double spearman, int top, double overlap, double sameSign) {

    private static final double LEADING = 0.1;

    /** The share of the leading parts that two random orders have in common, on average: k / n. */
    public double overlapByChance() {
        return (double) top / parts;
    }

    /** Compares two snapshots of the same participant; not estimable where they do not speak about the same thing. */
    public static Outcome<SnapshotAgreement> of(Snapshot.Content a, Snapshot.Content b) {
        return paired(a, b).then(SnapshotAgreement::of);
    }

    /**
     * Both sides at the same parts.
     *
     * @param a one value for each part
     * @param b as many
     */
    public record Pairs(double[] a, double[] b, boolean signed) {}

    /** The values of two snapshots part by part, in the order of the finer or the first. */
    public static Outcome<Pairs> paired(Snapshot.Content a, Snapshot.Content b) {
        if (a instanceof Snapshot.SpatialMap first && b instanceof Snapshot.SpatialMap second) {
            return maps(first, second);
        }
        if (a instanceof Snapshot.Named first
                && b instanceof Snapshot.Named second
                && first.kind().equals(second.kind())) {
            return named(first, second);
        }
        return Outcome.notEstimable(
                "different-parts", "The two explanations do not speak about the same parts of the same input");
    }

    private static Outcome<Pairs> maps(Snapshot.SpatialMap a, Snapshot.SpatialMap b) {
        if (!sameSpace(a, b)) {
            return Outcome.notEstimable("different-images", "The two maps lie over different images");
        }
        Snapshot.SpatialMap finer = a.values().size() >= b.values().size() ? a : b;
        int n = finer.values().size();
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = at(a, finer, i);
            y[i] = at(b, finer, i);
        }
        return known(x, y, a.signed() && b.signed());
    }

    private static boolean sameSpace(Snapshot.SpatialMap a, Snapshot.SpatialMap b) {
        boolean slides = isSlide(a) && isSlide(b);
        boolean volumes = !isSlide(a)
                && !isSlide(b)
                && a.volume().equals(b.volume())
                && a.firstSlice() == b.firstSlice()
                && a.coveredSlices() == b.coveredSlices();
        return slides || volumes;
    }

    private static boolean isSlide(Snapshot.SpatialMap map) {
        return map.over() == Snapshot.Over.TILES || map.over() == Snapshot.Over.SLIDE;
    }

    /** The value of a map where the centre of a cell of another lies. */
    private static double at(Snapshot.SpatialMap map, Snapshot.SpatialMap other, int cell) {
        int plane = other.rows() * other.columns();
        int slice = nearest(cell / plane, other.slices(), map.slices());
        int row = nearest(cell % plane / other.columns(), other.rows(), map.rows());
        int column = nearest(cell % other.columns(), other.columns(), map.columns());
        return map.values().get((slice * map.rows() + row) * map.columns() + column);
    }

    private static int nearest(int index, int from, int to) {
        return Math.min(to - 1, (int) ((2L * index + 1) * to / (2L * from)));
    }

    private static Outcome<Pairs> named(Snapshot.Named a, Snapshot.Named b) {
        List<String> words = a.parts().stream().map(Snapshot.Part::name).toList();
        if (a.kind().equals("words")) {
            // A word can occur twice: what counts is its place.
            return words.equals(b.parts().stream().map(Snapshot.Part::name).toList())
                    ? known(values(a), values(b), a.signed() && b.signed())
                    : Outcome.notEstimable("different-words", "The two explanations read different words");
        }
        Map<String, Double> others = new HashMap<>();
        b.parts().forEach(part -> others.put(part.name(), part.attribution()));
        double[] y = words.stream()
                .mapToDouble(name -> others.getOrDefault(name, Double.NaN))
                .toArray();
        return known(values(a), y, a.signed() && b.signed());
    }

    private static double[] values(Snapshot.Named named) {
        return named.parts().stream().mapToDouble(Snapshot.Part::attribution).toArray();
    }

    private static Outcome<Pairs> known(double[] x, double[] y, boolean signed) {
        int[] both = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .toArray();
        if (both.length < 2) {
            return Outcome.notEstimable(
                    "too-few-parts", "At least 2 parts must have a value on both sides, there are " + both.length);
        }
        return Outcome.of(new Pairs(
                Arrays.stream(both).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(both).mapToDouble(i -> y[i]).toArray(),
                signed));
    }

    private static Outcome<SnapshotAgreement> of(Pairs pairs) {
        double[] a = magnitudes(pairs.a());
        double[] b = magnitudes(pairs.b());
        int k = (int) Math.max(1, Math.round(LEADING * a.length));
        BitSet common = leading(a, k);
        common.and(leading(b, k));
        return Outcome.of(new SnapshotAgreement(
                a.length,
                spearman(a, b),
                k,
                (double) common.cardinality() / k,
                pairs.signed() ? sameSign(pairs) : Double.NaN));
    }

    private static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private static BitSet leading(double[] magnitudes, int k) {
        BitSet leading = new BitSet();
        IntStream.range(0, magnitudes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -magnitudes[i]))
                .limit(k)
                .forEach(leading::set);
        return leading;
    }

    private static double spearman(double[] a, double[] b) {
        double[] x = MidRanks.of(a);
        double[] y = MidRanks.of(b);
        double mean = (a.length + 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mean) * (y[i] - mean);
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }

    private static double sameSign(Pairs pairs) {
        int same = 0;
        int signed = 0;
        for (int i = 0; i < pairs.a().length; i++) {
            double product = Math.signum(pairs.a()[i]) * Math.signum(pairs.b()[i]);
            signed += product != 0 ? 1 : 0;
            same += product > 0 ? 1 : 0;
        }
        return signed == 0 ? Double.NaN : (double) same / signed;
    }
}
