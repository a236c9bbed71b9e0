package org.probatum.evaluation.statistics.agreement;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.distribution.FisherF;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Intraclass correlations of n subjects rated by the same k raters.
 *
 * <p>icc1 one-way random, icc2 two-way random (absolute agreement), icc3 two-way mixed (consistency); with k the
 * reliability of the mean of the raters. Source: P. E. Shrout and J. L. Fleiss (1979), Psychological Bulletin 86:420. R:
 * {@code psych::ICC(lmer = FALSE)}.
 */
public record IntraclassCorrelation(
        double msSubjects,
        double msRaters,
        double msError,
        Coefficient icc1,
        Coefficient icc2,
        Coefficient icc3,
        Coefficient icc1k,
        Coefficient icc2k,
        Coefficient icc3k) {

    public static final String SOURCE = "Shrout and Fleiss 1979";

    /** An estimate with the F test that it is 0, and its limits. */
    public record Coefficient(
            double estimate, double f, double df1, double df2, double p, double lower, double upper) {}

    /** @param values rows subjects, columns raters; complete, at least 2 by 2 */
    public static Outcome<IntraclassCorrelation> of(double[][] values, double confidenceLevel) {
        int n = values.length;
        if (n < 2 || values[0].length < 2) {
            throw new IllegalArgumentException("At least 2 subjects and 2 raters are needed");
        }
        int k = values[0].length;
        double grand = 0;
        double[] rows = new double[n];
        double[] columns = new double[k];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                if (!Double.isFinite(values[i][j])) {
                    throw new IllegalArgumentException(
                            "Ratings must be complete and finite, subject " + (i + 1) + " has " + values[i][j]);
                }
                rows[i] += values[i][j] / k;
                columns[j] += values[i][j] / n;
                grand += values[i][j] / n / k;
            }
        }
        double subjects = 0;
        double raters = 0;
        double error = 0;
        for (int i = 0; i < n; i++) {
            subjects += k * (rows[i] - grand) * (rows[i] - grand) / (n - 1);
            for (int j = 0; j < k; j++) {
                double rest = values[i][j] - rows[i] - columns[j] + grand;
                error += rest * rest / ((n - 1.0) * (k - 1));
            }
        }
        for (int j = 0; j < k; j++) {
            raters += n * (columns[j] - grand) * (columns[j] - grand) / (k - 1);
        }
        if (!(error > 0)) {
            return Outcome.notEstimable("zero-variance", "The raters differ by constants only; the error is 0");
        }
        return Outcome.of(new Squares(n, k, subjects, raters, error, Distributions.tail(confidenceLevel)).all());
    }

    private record Squares(int n, int k, double subjects, double raters, double error, double tail) {

        IntraclassCorrelation all() {
            double within = (raters * (k - 1) + error * (n - 1) * (k - 1)) / (n * (k - 1.0));
            double df1 = n - 1;
            double df2 = (n - 1.0) * (k - 1);
            Coefficient one = consistent(subjects / within, df1, n * (k - 1.0), false);
            Coefficient oneMean = consistent(subjects / within, df1, n * (k - 1.0), true);
            Coefficient three = consistent(subjects / error, df1, df2, false);
            Coefficient threeMean = consistent(subjects / error, df1, df2, true);
            Coefficient two = absolute(df1, df2);
            return new IntraclassCorrelation(
                    subjects, raters, error, one, two, three, oneMean, absoluteMean(two), threeMean);
        }

        private double ofF(double f, boolean mean) {
            return mean ? 1 - 1 / f : (f - 1) / (f + k - 1);
        }

        private Coefficient consistent(double f, double df1, double df2, boolean mean) {
            return new Coefficient(
                    ofF(f, mean),
                    f,
                    df1,
                    df2,
                    Distributions.fSf(f, df1, df2),
                    ofF(f / FisherF.upperQuantile(tail, df1, df2), mean),
                    ofF(f * FisherF.upperQuantile(tail, df2, df1), mean));
        }

        private Coefficient absolute(double df1, double df2) {
            double icc = (subjects - error) / (subjects + (k - 1) * error + k * (raters - error) / n);
            double f = subjects / error;
            double ratio = raters / error;
            double rest = n * (1 + (k - 1) * icc) - k * icc;
            double top = k * icc * ratio + rest;
            double v = (k - 1) * (n - 1.0) * top * top / ((n - 1) * k * k * icc * icc * ratio * ratio + rest * rest);
            double above = FisherF.upperQuantile(tail, df1, v);
            double below = FisherF.upperQuantile(tail, v, df1);
            double sum = k * raters + (k * n - k - n) * error;
            return new Coefficient(
                    icc,
                    f,
                    df1,
                    df2,
                    Distributions.fSf(f, df1, df2),
                    n * (subjects - above * error) / (above * sum + n * subjects),
                    n * (below * subjects - error) / (sum + n * below * subjects));
        }

        private Coefficient absoluteMean(Coefficient single) {
            double estimate = (subjects - error) / (subjects + (raters - error) / n);
            return new Coefficient(
                    estimate,
                    single.f(),
                    single.df1(),
                    single.df2(),
                    single.p(),
                    steppedUp(single.lower()),
                    steppedUp(single.upper()));
        }

        /** Spearman–Brown. */
        private double steppedUp(double icc) {
            return icc * k / (1 + icc * (k - 1));
        }
    }
}
