package org.probatum.evaluation.association;

import java.util.List;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.continuous.LeastSquares;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * The correlation that is left after linear regression of both variables on others.
 *
 * <p>r of the residuals, t = r √(df/(1 − r²)), df = n − 2 − number of others. Source: R. A. Fisher (1924).
 */
public record PartialCorrelation(double r, double t, int df, double p) {

    public static final String SOURCE = "Fisher 1924, correlation of residuals";

    /** @param given other variables; shape [variables][rows] */
    public static Outcome<PartialCorrelation> of(double[] x, double[] y, double[][] given, List<String> names) {
        double[][] design = new double[given.length + 1][];
        design[0] = new double[x.length];
        java.util.Arrays.fill(design[0], 1);
        System.arraycopy(given, 0, design, 1, given.length);
        List<String> columns = new java.util.ArrayList<>(List.of("(Intercept)"));
        columns.addAll(names);
        int df = x.length - 2 - given.length;
        if (df < 1) {
            return Outcome.notEstimable("too-few-values", x.length + " rows leave no degree of freedom");
        }
        return LeastSquares.fit(design, columns, x)
                .then(first -> LeastSquares.fit(design, columns, y)
                        .then(second -> ofResiduals(first.residuals(), second.residuals(), df)));
    }

    private static Outcome<PartialCorrelation> ofResiduals(double[] x, double[] y, int df) {
        double r = Correlation.pearson(x, y);
        if (!(Math.abs(r) < 1)) {
            return Outcome.notEstimable("zero-variance", "A variable is a combination of the others");
        }
        double t = r * Math.sqrt(df / ((1 - r) * (1 + r)));
        return Outcome.of(new PartialCorrelation(r, t, df, Distributions.studentTwoSidedP(t, df)));
    }
}
