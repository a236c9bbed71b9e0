package org.probatum.missing.imputation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.random.RandomStreams;

/**
 * Multiple imputation by chained equations: each incomplete variable is drawn in turn from a model given all others.
 *
 * <p>Unless told otherwise a numeric variable is filled by predictive mean matching, a binary one by logistic, a nominal
 * one by polytomous and an ordinal one by proportional odds regression. A nominal or ordinal predictor enters as
 * indicators of all levels but the first. Each of the m chains starts from values drawn among the observed ones and makes
 * the given number of sweeps in the order of the columns, or in the given visit sequence. A variable without any observed
 * value stays missing, predicts nothing, and is named in the result.
 * <p>Assumes that, given the predictors, whether a value is missing does not depend on it (missing at random).
 * <p>Source: S. van Buuren and K. Groothuis-Oudshoorn (2011), J. Stat. Softw. 45(3).
 */
public final class ChainedEquations implements Imputer {

    private final ImputationSettings settings;
    private final Map<String, ImputationMethod> methods;
    private final Map<String, List<String>> predictors;
    private final Map<String, PassiveVariable> passive;
    private final List<String> visitSequence;

    private ChainedEquations(
            ImputationSettings settings,
            Map<String, ImputationMethod> methods,
            Map<String, List<String>> predictors,
            Map<String, PassiveVariable> passive,
            List<String> visitSequence) {
        this.settings = settings;
        this.methods = methods;
        this.predictors = predictors;
        this.passive = passive;
        this.visitSequence = visitSequence;
    }

    public static ChainedEquations with(ImputationSettings settings) {
        return new ChainedEquations(settings, Map.of(), Map.of(), Map.of(), List.of());
    }

    /** The method of one variable instead of its default. */
    public ChainedEquations withMethod(String variable, ImputationMethod method) {
        return new ChainedEquations(settings, plus(methods, variable, method), predictors, passive, visitSequence);
    }

    /** The only predictors of one variable, instead of all that reach the minimal correlation. */
    public ChainedEquations withPredictors(String variable, List<String> chosen) {
        return new ChainedEquations(
                settings, methods, plus(predictors, variable, List.copyOf(chosen)), passive, visitSequence);
    }

    /** A variable that follows from others. */
    public ChainedEquations withPassive(PassiveVariable variable) {
        return new ChainedEquations(
                settings, methods, predictors, plus(passive, variable.name(), variable), visitSequence);
    }

    /** The order in which incomplete variables are visited in each sweep; names may repeat, all incomplete must occur. */
    public ChainedEquations withVisitSequence(List<String> names) {
        return new ChainedEquations(settings, methods, predictors, passive, List.copyOf(names));
    }

    private static <T> Map<String, T> plus(Map<String, T> map, String key, T value) {
        Map<String, T> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }

    /**
     * Completes a table m times.
     *
     * @throws IllegalArgumentException if the table has no row, the plan names a variable that the table lacks, a method
     *     does not suit a variable, or a visit sequence leaves out an incomplete variable
     */
    @Override
    public MultipleImputation impute(ObservationTable incomplete) {
        if (incomplete.rows() == 0) {
            throw new IllegalArgumentException("A table to complete has at least one row");
        }
        ChainPlan plan = ChainPlan.of(incomplete, settings, methods, predictors, passive, visitSequence);
        double[][][] chainMeans = new double[settings.imputations()][][];
        List<ObservationTable> completed = IntStream.range(0, settings.imputations())
                .parallel()
                .mapToObj(m -> chain(m, incomplete, plan, chainMeans))
                .toList();
        return new MultipleImputation(
                incomplete, completed, settings, plan.methodNames(), chainMeans, plan.neverObserved(), plan.warnings());
    }

    private ObservationTable chain(int m, ObservationTable incomplete, ChainPlan plan, double[][][] chainMeans) {
        double[][] values = incomplete.columns();
        for (int v : plan.visited().stream().distinct().sorted().toList()) {
            startFromObserved(values[v], RandomStreams.of(settings.seed(), m, 0, v));
        }
        plan.passive().forEach(step -> step.recompute(incomplete, values));
        double[][] means =
                new double[settings.iterations()][incomplete.variables().size()];
        for (int iteration = 1; iteration <= settings.iterations(); iteration++) {
            Arrays.fill(means[iteration - 1], Double.NaN);
            for (int position = 0; position < plan.visited().size(); position++) {
                int v = plan.visited().get(position);
                // a variable visited twice in a sweep must not draw the same numbers again
                int place = plan.visited().indexOf(v) == position ? v : position + values.length;
                UniformRandomProvider random = RandomStreams.of(settings.seed(), m, iteration, place);
                means[iteration - 1][v] = redraw(incomplete, v, plan, values, random);
                plan.passive().stream()
                        .filter(step -> step.dependsOn(v))
                        .forEach(step -> step.recompute(incomplete, values));
            }
        }
        chainMeans[m] = means;
        return ObservationTable.of(incomplete.variables(), values);
    }

    private static void startFromObserved(double[] values, UniformRandomProvider random) {
        double[] observed = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                values[row] = observed[random.nextInt(observed.length)];
            }
        }
    }

    /** Draws the missing values of one variable anew and returns their mean. */
    private static double redraw(
            ObservationTable incomplete, int v, ChainPlan plan, double[][] values, UniformRandomProvider random) {
        int missingCount = incomplete.missingCount(v);
        double[][] observedRows = new double[incomplete.rows() - missingCount][];
        double[] target = new double[observedRows.length];
        double[][] missingRows = new double[missingCount][];
        int[] missingAt = new int[missingCount];
        double[][] rows = predictorRows(values, plan.design(v), incomplete.rows());
        int o = 0;
        int k = 0;
        for (int row = 0; row < incomplete.rows(); row++) {
            if (incomplete.isMissing(row, v)) {
                missingAt[k] = row;
                missingRows[k++] = rows[row];
            } else {
                target[o] = values[v][row];
                observedRows[o++] = rows[row];
            }
        }
        double[] drawn = plan.imputer(v).draw(observedRows, target, missingRows, random);
        double sum = 0;
        for (int i = 0; i < drawn.length; i++) {
            values[v][missingAt[i]] = drawn[i];
            sum += drawn[i];
        }
        return sum / drawn.length;
    }

    private static double[][] predictorRows(double[][] values, List<DesignColumn> design, int n) {
        double[][] rows = new double[n][design.size() + 1];
        for (double[] row : rows) {
            row[0] = 1;
        }
        for (int p = 0; p < design.size(); p++) {
            double[] column = values[design.get(p).variable()];
            int level = design.get(p).level();
            for (int row = 0; row < n; row++) {
                rows[row][p + 1] = level < 0 ? column[row] : column[row] == level ? 1 : 0;
            }
        }
        return rows;
    }
}
