package org.probatum.evaluation.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.evaluation.statistics.Series;

/**
 * Agglomerative clustering by the Lance–Williams update.
 *
 * <p>The two closest clusters are joined again and again; of equally close ones the first by index. Heights are distances,
 * for Ward's criterion too ({@code ward.D2}: the update is on squares). Labels are numbered by first appearance. Source: G.
 * N. Lance and W. T. Williams (1967); F. Murtagh and P. Legendre (2014). R: {@code hclust}, {@code cutree}.
 *
 * @param heights of the joins, rising
 * @param copheneticCorrelation of the distances with the heights at which two observations meet
 */
public record HierarchicalClustering(
        Series heights, List<Integer> labels, double meanSilhouette, double copheneticCorrelation) {

    public static final String SOURCE = "Lance and Williams 1967; Murtagh and Legendre 2014; Rousseeuw 1987";

    /** How far a joined cluster is from another. */
    public enum Linkage {
        SINGLE,
        COMPLETE,
        AVERAGE,
        WARD_D2
    }

    public HierarchicalClustering {
        labels = List.copyOf(labels);
    }

    /**
     * @param values rows observations
     * @param standardise whether columns are scaled to standard deviation 1
     * @param clusters number of clusters at which the tree is cut
     */
    public static HierarchicalClustering of(double[][] values, boolean standardise, int clusters, Linkage linkage) {
        Points points = Points.of(values);
        if (clusters < 1 || clusters > points.size()) {
            throw new IllegalArgumentException(
                    "clusters must lie between 1 and " + points.size() + ", was " + clusters);
        }
        if (standardise && points.constantColumn() >= 0) {
            throw new IllegalArgumentException(
                    "Column " + (points.constantColumn() + 1) + " is constant and cannot be standardised");
        }
        double[][] distances = (standardise ? points.standardised() : points).distances();
        return new Tree(distances, linkage).cut(clusters);
    }

    private static final class Tree {

        private final double[][] distances;
        private final double[][] now;
        private final double[][] cophenetic;
        private final Linkage linkage;
        private final List<List<Integer>> members = new ArrayList<>();
        private final boolean[] gone;
        private final double[] heights;
        private int[] labels = new int[0];

        Tree(double[][] distances, Linkage linkage) {
            this.distances = distances;
            this.linkage = linkage;
            int n = distances.length;
            now = new double[n][];
            for (int i = 0; i < n; i++) {
                now[i] = linkage == Linkage.WARD_D2
                        ? Arrays.stream(distances[i]).map(d -> d * d).toArray()
                        : distances[i].clone();
                members.add(new ArrayList<>(List.of(i)));
            }
            cophenetic = new double[n][n];
            gone = new boolean[n];
            heights = new double[n - 1];
        }

        HierarchicalClustering cut(int clusters) {
            int n = distances.length;
            labels = clusters == n ? currentLabels() : labels;
            for (int step = 0; step < n - 1; step++) {
                join(step);
                if (n - step - 1 == clusters) {
                    labels = currentLabels();
                }
            }
            return new HierarchicalClustering(
                    Series.of(heights),
                    Arrays.stream(labels).boxed().toList(),
                    clusters > 1 ? Points.meanSilhouette(distances, labels) : Double.NaN,
                    Correlation.pearson(lower(distances), lower(cophenetic)));
        }

        private void join(int step) {
            int first = -1;
            int second = -1;
            for (int i = 0; i < now.length; i++) {
                for (int j = i + 1; j < now.length && !gone[i]; j++) {
                    if (!gone[j] && (first < 0 || now[i][j] < now[first][second])) {
                        first = i;
                        second = j;
                    }
                }
            }
            double height = now[first][second];
            heights[step] = linkage == Linkage.WARD_D2 ? Math.sqrt(height) : height;
            for (int a : members.get(first)) {
                for (int b : members.get(second)) {
                    cophenetic[a][b] = heights[step];
                    cophenetic[b][a] = heights[step];
                }
            }
            for (int k = 0; k < now.length; k++) {
                if (!gone[k] && k != first && k != second) {
                    now[first][k] = updated(first, second, k, height);
                    now[k][first] = now[first][k];
                }
            }
            members.get(first).addAll(members.get(second));
            gone[second] = true;
        }

        private double updated(int first, int second, int k, double height) {
            double a = members.get(first).size();
            double b = members.get(second).size();
            double c = members.get(k).size();
            double toFirst = now[first][k];
            double toSecond = now[second][k];
            return switch (linkage) {
                case SINGLE -> Math.min(toFirst, toSecond);
                case COMPLETE -> Math.max(toFirst, toSecond);
                case AVERAGE -> (a * toFirst + b * toSecond) / (a + b);
                case WARD_D2 -> ((a + c) * toFirst + (b + c) * toSecond - c * height) / (a + b + c);
            };
        }

        private int[] currentLabels() {
            int[] cluster = new int[now.length];
            for (int i = 0; i < now.length; i++) {
                if (!gone[i]) {
                    for (int member : members.get(i)) {
                        cluster[member] = i;
                    }
                }
            }
            int[] number = new int[now.length];
            int next = 0;
            int[] current = new int[now.length];
            for (int i = 0; i < now.length; i++) {
                if (number[cluster[i]] == 0) {
                    number[cluster[i]] = ++next;
                }
                current[i] = number[cluster[i]];
            }
            return current;
        }

        private static double[] lower(double[][] matrix) {
            int n = matrix.length;
            double[] values = new double[n * (n - 1) / 2];
            for (int i = 0, at = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    values[at++] = matrix[i][j];
                }
            }
            return values;
        }
    }
}
