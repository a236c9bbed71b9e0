package org.probatum.evaluation.association;

import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;

/**
 * Clusters around means, from given start centres: each observation goes to the nearest centre, each centre to the mean of
 * its observations, until nothing changes.
 *
 * <p>Source: S. P. Lloyd (1982). R: {@code kmeans(algorithm = "Lloyd")}.
 *
 * @param labels from 1, in the order of the start centres
 */
public record KMeans(
        List<Series> centers,
        List<Integer> labels,
        Series withinSumOfSquares,
        double totalWithin,
        double between,
        List<Integer> sizes,
        double meanSilhouette) {

    public static final String SOURCE = "Lloyd 1982; Rousseeuw 1987 silhouette";

    private static final int MOST_STEPS = 1000;

    public KMeans {
        centers = List.copyOf(centers);
        labels = List.copyOf(labels);
        sizes = List.copyOf(sizes);
    }

    /**
     * @param values rows observations
     * @param startRows observations that are the start centres, from 1
     */
    public static Outcome<KMeans> of(double[][] values, int[] startRows) {
        Points points = Points.of(values);
        double[][] centers = new double[startRows.length][];
        for (int c = 0; c < centers.length; c++) {
            if (startRows[c] < 1 || startRows[c] > points.size()) {
                throw new IllegalArgumentException(
                        "Start rows must lie between 1 and " + points.size() + ", had " + startRows[c]);
            }
            centers[c] = points.row(startRows[c] - 1).clone();
        }
        if (centers.length < 1) {
            throw new IllegalArgumentException("At least one start centre is needed");
        }
        int[] labels = new int[points.size()];
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!assign(points, centers, labels)) {
                return Outcome.of(result(points, centers, labels));
            }
            if (!move(points, centers, labels)) {
                return Outcome.notEstimable("empty-cluster", "A cluster lost all its observations; start elsewhere");
            }
        }
        return Outcome.notEstimable("no-convergence", "The clusters go on changing");
    }

    /** Whether a label changed. */
    private static boolean assign(Points points, double[][] centers, int[] labels) {
        boolean changed = false;
        for (int i = 0; i < labels.length; i++) {
            int nearest = 0;
            for (int c = 1; c < centers.length; c++) {
                if (Points.squaredDistance(points.row(i), centers[c])
                        < Points.squaredDistance(points.row(i), centers[nearest])) {
                    nearest = c;
                }
            }
            changed |= labels[i] != nearest + 1;
            labels[i] = nearest + 1;
        }
        return changed;
    }

    /** False when a cluster is empty. */
    private static boolean move(Points points, double[][] centers, int[] labels) {
        int[] sizes = new int[centers.length];
        for (double[] center : centers) {
            Arrays.fill(center, 0);
        }
        for (int i = 0; i < labels.length; i++) {
            int c = labels[i] - 1;
            sizes[c]++;
            for (int j = 0; j < points.dimension(); j++) {
                centers[c][j] += points.row(i)[j];
            }
        }
        for (int c = 0; c < centers.length; c++) {
            if (sizes[c] == 0) {
                return false;
            }
            for (int j = 0; j < points.dimension(); j++) {
                centers[c][j] /= sizes[c];
            }
        }
        return true;
    }

    private static KMeans result(Points points, double[][] centers, int[] labels) {
        double[] within = new double[centers.length];
        Integer[] sizes = new Integer[centers.length];
        Arrays.fill(sizes, 0);
        double[] grand = new double[points.dimension()];
        for (int i = 0; i < labels.length; i++) {
            int c = labels[i] - 1;
            sizes[c]++;
            within[c] += Points.squaredDistance(points.row(i), centers[c]);
            for (int j = 0; j < grand.length; j++) {
                grand[j] += points.row(i)[j] / points.size();
            }
        }
        double total = 0;
        for (int i = 0; i < labels.length; i++) {
            total += Points.squaredDistance(points.row(i), grand);
        }
        double totalWithin = Arrays.stream(within).sum();
        return new KMeans(
                Arrays.stream(centers).map(Series::of).toList(),
                Arrays.stream(labels).boxed().toList(),
                Series.of(within),
                totalWithin,
                total - totalWithin,
                List.of(sizes),
                Points.meanSilhouette(points.distances(), labels));
    }
}
