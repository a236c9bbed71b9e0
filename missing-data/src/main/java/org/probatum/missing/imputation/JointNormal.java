package org.probatum.missing.imputation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.probatum.missing.NormalModel;
import org.probatum.missing.ObservationTable;
import org.probatum.missing.Variable;
import org.probatum.missing.random.RandomStreams;
import org.probatum.missing.regression.Cholesky;

/**
 * Draws what is missing in a row from the multivariate normal law given what is observed in it.
 *
 * <p>For each imputation the law is estimated by EM from a bootstrap sample of the rows, so that the m tables carry the
 * uncertainty of its mean and covariance. Every variable must be numeric.
 * <p>Source: J. Honaker and G. King (2010), Am. J. Polit. Sci. 54, 561–581 (EM with bootstrapping, R's {@code Amelia}).
 */
public final class JointNormal implements Imputer {

    private static final double TOLERANCE = 1e-6;
    private static final int MOST_SAMPLES = 20;

    private final ImputationSettings settings;

    private JointNormal(ImputationSettings settings) {
        this.settings = settings;
    }

    /** @param settings of which the seed and the number of imputations are used */
    public static JointNormal with(ImputationSettings settings) {
        return new JointNormal(settings);
    }

    /**
     * @throws IllegalArgumentException if the table has no row, a variable is not numeric, or one has fewer than two
     *     distinct observed values
     */
    @Override
    public MultipleImputation impute(ObservationTable incomplete) {
        if (incomplete.rows() == 0) {
            throw new IllegalArgumentException("A table to complete has at least one row");
        }
        Map<String, String> methods = new LinkedHashMap<>();
        for (int v = 0; v < incomplete.variables().size(); v++) {
            Variable variable = incomplete.variables().get(v);
            if (variable.scale() != Variable.Scale.NUMERIC) {
                throw new IllegalArgumentException(
                        "The joint normal law needs numeric variables, " + variable.name() + " is " + variable.scale());
            }
            if (incomplete.missingCount(v) > 0) {
                methods.put(variable.name(), "JOINT_NORMAL");
            }
        }
        List<ObservationTable> completed = IntStream.range(0, settings.imputations())
                .parallel()
                .mapToObj(m -> draw(m, incomplete))
                .toList();
        double[][][] noChains =
                new double[settings.imputations()][0][incomplete.variables().size()];
        return new MultipleImputation(incomplete, completed, settings, methods, noChains, List.of(), List.of());
    }

    private ObservationTable draw(int m, ObservationTable incomplete) {
        double[][] values = incomplete.columns();
        UniformRandomProvider random = RandomStreams.of(settings.seed(), m, 0, 0);
        NormalModel model = bootstrapped(values, random);
        double[] mean = model.mean();
        var normal = ZigguratSampler.NormalizedGaussian.of(random);
        Map<String, Filler> fillers = new LinkedHashMap<>();
        for (int row = 0; row < incomplete.rows(); row++) {
            int at = row;
            int[] o = IntStream.range(0, values.length)
                    .filter(v -> !incomplete.isMissing(at, v))
                    .toArray();
            int[] missing = IntStream.range(0, values.length)
                    .filter(v -> incomplete.isMissing(at, v))
                    .toArray();
            if (missing.length > 0) {
                Filler filler =
                        fillers.computeIfAbsent(java.util.Arrays.toString(o), key -> Filler.of(model, o, missing));
                double[] z = new double[missing.length];
                for (int a = 0; a < z.length; a++) {
                    z[a] = normal.sample();
                }
                filler.fill(values, row, mean, z);
            }
        }
        return ObservationTable.of(incomplete.variables(), values);
    }

    /** A sample in which a variable happens not to vary is drawn again. */
    private static NormalModel bootstrapped(double[][] values, UniformRandomProvider random) {
        int n = values[0].length;
        for (int attempt = 1; attempt < MOST_SAMPLES; attempt++) {
            double[][] sample = new double[values.length][n];
            for (int i = 0; i < n; i++) {
                int row = random.nextInt(n);
                for (int v = 0; v < values.length; v++) {
                    sample[v][i] = values[v][row];
                }
            }
            if (NormalModel.isEstimable(sample)) {
                return NormalModel.fit(sample, TOLERANCE);
            }
        }
        return NormalModel.fit(values, TOLERANCE);
    }

    private record Filler(int[] observed, int[] missing, double[][] slope, Cholesky spread) {

        static Filler of(NormalModel model, int[] observed, int[] missing) {
            NormalModel.Conditional law = model.given(observed, missing);
            return new Filler(observed, missing, law.slope(), Cholesky.of(law.covariance()));
        }

        void fill(double[][] values, int row, double[] mean, double[] z) {
            double[] noise = spread.multiply(z);
            for (int a = 0; a < missing.length; a++) {
                double value = mean[missing[a]] + noise[a];
                for (int k = 0; k < observed.length; k++) {
                    value += slope[a][k] * (values[observed[k]][row] - mean[observed[k]]);
                }
                values[missing[a]][row] = value;
            }
        }
    }
}
