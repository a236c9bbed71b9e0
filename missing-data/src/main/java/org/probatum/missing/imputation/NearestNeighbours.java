package org.probatum.missing.imputation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.random.RandomStreams;

/**
 * Takes each missing value from one of the k most similar participants that have it observed.
 *
 * <p>Similarity is Gower's: over the variables that both participants have observed, the mean of |x − y| / range for
 * numeric and ordinal ones and of 0 or 1 (same or different) for binary and nominal ones. Donors without a variable in
 * common stand behind all others. The k nearest per value are the same in every imputation; which of them gives its value
 * is drawn, so that the m tables differ. The uncertainty of the model itself is not drawn: intervals are too short.
 *
 * <p>Variables of a block that a participant lacks altogether come from one and the same donor, one of the k most similar
 * that have at least half of the block, so that their joint distribution is a real participant's. What that donor lacks,
 * and what is missing singly, has donors of its own.
 *
 * <p>Source: J. C. Gower (1971), Biometrics 27, 857–871; A. Kowarik and M. Templ (2016), J. Stat. Softw. 74(7).
 */
public final class NearestNeighbours implements Imputer {

    private final ImputationSettings settings;
    private final int neighbours;
    private final List<Set<String>> blocks;

    private NearestNeighbours(ImputationSettings settings, int neighbours, List<Set<String>> blocks) {
        this.settings = settings;
        this.neighbours = neighbours;
        this.blocks = blocks;
    }

    /**
     * @param settings of which the seed and the number of imputations are used
     * @param neighbours k, at least 1
     */
    public static NearestNeighbours of(int neighbours, ImputationSettings settings) {
        if (neighbours < 1) {
            throw new IllegalArgumentException("neighbours is at least 1, was " + neighbours);
        }
        return new NearestNeighbours(settings, neighbours, List.of());
    }

    /** Variables that come from one donor when all of them are missing, such as the columns of a modality. */
    public NearestNeighbours withBlock(Set<String> variables) {
        List<Set<String>> more = new ArrayList<>(blocks);
        more.add(Set.copyOf(variables));
        return new NearestNeighbours(settings, neighbours, more);
    }

    @Override
    public MultipleImputation impute(ObservationTable incomplete) {
        if (incomplete.rows() == 0) {
            throw new IllegalArgumentException("A table to complete has at least one row");
        }
        double[][] columns = incomplete.columns();
        double[] ranges = ranges(incomplete, columns);
        Donors[] donors = IntStream.range(0, incomplete.rows())
                .parallel()
                .mapToObj(row -> donorsOf(row, incomplete, columns, ranges))
                .toArray(Donors[]::new);
        List<ObservationTable> completed = IntStream.range(0, settings.imputations())
                .mapToObj(m -> filled(m, incomplete, donors))
                .toList();
        Map<String, String> methods = new LinkedHashMap<>();
        List<String> never = new ArrayList<>();
        for (int v = 0; v < columns.length; v++) {
            String name = incomplete.variables().get(v).name();
            if (incomplete.missingCount(v) == incomplete.rows()) {
                never.add(name);
            } else if (incomplete.missingCount(v) > 0) {
                methods.put(name, neighbours + " NEAREST_NEIGHBOURS");
            }
        }
        List<String> warnings = List.of("Nearest neighbours do not carry the uncertainty of the model");
        double[][][] noChains = new double[settings.imputations()][0][columns.length];
        return new MultipleImputation(incomplete, completed, settings, methods, noChains, never, warnings);
    }

    private ObservationTable filled(int m, ObservationTable incomplete, Donors[] donors) {
        double[][] values = incomplete.columns();
        for (int v = 0; v < values.length; v++) {
            UniformRandomProvider random = RandomStreams.of(settings.seed(), m, 0, v);
            for (int row = 0; row < incomplete.rows(); row++) {
                int[] candidates = donors[row].ofValue()[v];
                if (candidates.length > 0) {
                    values[v][row] = incomplete.value(candidates[random.nextInt(candidates.length)], v);
                }
            }
        }
        for (int b = 0; b < blocks.size(); b++) {
            int[] block = columnsOf(blocks.get(b), incomplete);
            UniformRandomProvider random = RandomStreams.of(settings.seed(), m, 1, b);
            for (int row = 0; row < incomplete.rows(); row++) {
                int[] candidates = donors[row].ofBlock()[b];
                if (candidates.length > 0) {
                    copy(block, incomplete, candidates[random.nextInt(candidates.length)], values, row);
                }
            }
        }
        return ObservationTable.of(incomplete.variables(), values);
    }

    /** What the donor lacks itself keeps the value of its own nearest neighbour. */
    private static void copy(int[] block, ObservationTable from, int donor, double[][] values, int row) {
        for (int v : block) {
            if (!from.isMissing(donor, v)) {
                values[v][row] = from.value(donor, v);
            }
        }
    }

    /**
     * The nearest participants of one row.
     *
     * @param ofValue by variable, those that have it; none where the row has it itself
     * @param ofBlock by block, those that have at least half of it; none where the row has any value of the block
     */
    private record Donors(int[][] ofValue, int[][] ofBlock) {}

    private Donors donorsOf(int row, ObservationTable table, double[][] columns, double[] ranges) {
        Donors donors = new Donors(new int[columns.length][0], new int[blocks.size()][0]);
        if (IntStream.range(0, columns.length).noneMatch(v -> table.isMissing(row, v))) {
            return donors;
        }
        double[] distance = new double[table.rows()];
        int[] order = new int[table.rows()];
        for (int other = 0; other < distance.length; other++) {
            distance[other] = distance(table, columns, ranges, row, other);
            order[other] = other;
        }
        KeyOrder.sort(order, distance);
        for (int v = 0; v < columns.length; v++) {
            int variable = v;
            if (table.isMissing(row, v)) {
                donors.ofValue()[v] = nearest(order, other -> !table.isMissing(other, variable));
            }
        }
        for (int b = 0; b < blocks.size(); b++) {
            int[] block = columnsOf(blocks.get(b), table);
            if (observed(row, block, table) == 0) {
                donors.ofBlock()[b] =
                        nearest(order, other -> 2 * observed(other, block, table) >= block.length && block.length > 0);
            }
        }
        return donors;
    }

    private int[] nearest(int[] order, IntPredicate suits) {
        return Arrays.stream(order).filter(suits).limit(neighbours).toArray();
    }

    private static int observed(int row, int[] block, ObservationTable table) {
        return (int) Arrays.stream(block).filter(v -> !table.isMissing(row, v)).count();
    }

    private static int[] columnsOf(Set<String> block, ObservationTable table) {
        return IntStream.range(0, table.variables().size())
                .filter(v -> block.contains(table.variables().get(v).name()))
                .toArray();
    }

    private static double distance(ObservationTable table, double[][] columns, double[] ranges, int a, int b) {
        double sum = 0;
        int shared = 0;
        for (int v = 0; v < columns.length; v++) {
            double difference = Math.abs(columns[v][a] - columns[v][b]);
            if (!Double.isNaN(difference)) {
                Variable.Scale scale = table.variables().get(v).scale();
                boolean ordered = scale == Variable.Scale.NUMERIC || scale == Variable.Scale.ORDINAL;
                sum += ordered ? (ranges[v] > 0 ? difference / ranges[v] : 0) : difference == 0 ? 0 : 1;
                shared++;
            }
        }
        return shared == 0 ? Double.POSITIVE_INFINITY : sum / shared;
    }

    private static double[] ranges(ObservationTable table, double[][] columns) {
        double[] ranges = new double[columns.length];
        for (int v = 0; v < columns.length; v++) {
            if (table.missingCount(v) < table.rows()) {
                var seen =
                        Arrays.stream(columns[v]).filter(x -> !Double.isNaN(x)).summaryStatistics();
                ranges[v] = seen.getMax() - seen.getMin();
            }
        }
        return ranges;
    }
}
