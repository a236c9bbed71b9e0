package org.probatum.evaluation.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.comparison.LogisticFit;
import org.probatum.evaluation.statistics.comparison.LogisticRegression;
import org.probatum.evaluation.statistics.survival.CoxFit;
import org.probatum.evaluation.statistics.survival.CoxRegression;
import org.probatum.evaluation.statistics.survival.SurvivalTimes;
import org.probatum.missing.regression.LeastSquares;

/**
 * A regression on one completed table, in the form that pooling needs.
 *
 * @param names of the coefficients
 * @param estimates shape [q]
 * @param covariance shape [q][q]
 * @param logLikelihood maximized
 * @param data the rows it was fitted to
 */
record CompletedFit(List<String> names, double[] estimates, double[][] covariance, double logLikelihood, Rows data) {

    private static final Pattern SURVIVAL =
            Pattern.compile("\\s*(?:survival::)?Surv\\(\\s*([\\w.]+)\\s*,\\s*([\\w.]+)\\s*\\)\\s*");

    /** Which regression. */
    enum Family {
        GAUSSIAN,
        BINOMIAL,
        COX;

        static Family named(RequestInput input) {
            String name = input.text("family", "gaussian");
            return switch (name) {
                case "gaussian" -> GAUSSIAN;
                case "binomial" -> BINOMIAL;
                case "cox" -> COX;
                default -> throw input.invalid("family", "must be gaussian, binomial or cox, was " + name);
            };
        }
    }

    /** Design columns, response and family. */
    record Rows(double[][] columns, double[] response, Family family) {}

    static CompletedFit of(DataTable table, String formula, Map<String, List<String>> factors, Family family) {
        List<DesignMatrix.Term> terms = DesignMatrix.terms(formula, factors);
        String left = formula.substring(0, formula.indexOf('~')).strip();
        return switch (family) {
            case GAUSSIAN -> gaussian(table, terms, left);
            case BINOMIAL -> binomial(table, terms, left);
            case COX -> cox(table, terms, left);
        };
    }

    private static DataTable complete(DataTable table, List<DesignMatrix.Term> terms, String... further) {
        List<String> used = new ArrayList<>(DesignMatrix.variables(terms));
        used.addAll(List.of(further));
        return table.complete(used);
    }

    private static CompletedFit gaussian(DataTable table, List<DesignMatrix.Term> terms, String response) {
        DataTable rows = complete(table, terms, response);
        DesignMatrix design = DesignMatrix.of(rows, terms, true);
        double[] y = rows.numbers(response);
        LeastSquares fit = LeastSquares.fit(design.columns(), y);
        if (fit.rank() < design.names().size()) {
            throw new StatisticsException(
                    "singular-information", "The terms are linearly dependent: " + design.names());
        }
        Rows data = new Rows(design.columns(), y, Family.GAUSSIAN);
        return new CompletedFit(design.names(), fit.estimates(), fit.covariance(), fit.logLikelihood(), data);
    }

    private static CompletedFit binomial(DataTable table, List<DesignMatrix.Term> terms, String response) {
        DataTable rows = complete(table, terms, response);
        DesignMatrix design = DesignMatrix.of(rows, terms, true);
        double[] y = rows.numbers(response);
        LogisticFit fit = estimated(LogisticRegression.of(design.names(), design.columns(), events(y))
                .fit());
        Rows data = new Rows(design.columns(), y, Family.BINOMIAL);
        return new CompletedFit(design.names(), fit.estimates(), fit.covariance(), fit.logLik(), data);
    }

    private static CompletedFit cox(DataTable table, List<DesignMatrix.Term> terms, String left) {
        Matcher surv = SURVIVAL.matcher(left);
        if (!surv.matches()) {
            throw new StatisticsException(
                    "invalid-input", "The left side of a Cox formula is Surv(time, status), was " + left);
        }
        DataTable rows = complete(table, terms, surv.group(1), surv.group(2));
        DesignMatrix design = DesignMatrix.of(rows, terms, false);
        double[] time = rows.numbers(surv.group(1));
        SurvivalTimes times = SurvivalTimes.of(time, events(rows.numbers(surv.group(2))));
        CoxFit fit = estimated(CoxRegression.withDefaults().fit(times, design.names(), design.columns()));
        Rows data = new Rows(design.columns(), time, Family.COX);
        return new CompletedFit(design.names(), fit.estimates(), fit.covariance(), fit.logLik(), data);
    }

    private static boolean[] events(double[] values) {
        boolean[] events = new boolean[values.length];
        for (int i = 0; i < events.length; i++) {
            if (values[i] != 0 && values[i] != 1) {
                throw new StatisticsException(
                        "invalid-input", "A response of 0 and 1 is needed, row " + (i + 1) + " has " + values[i]);
            }
            events[i] = values[i] == 1;
        }
        return events;
    }

    private static <T> T estimated(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Estimated<T> estimated -> estimated.value();
            case Outcome.NotEstimable<T> not -> throw new StatisticsException(not.code(), not.reason());
        };
    }

    /** Whether {@link #logLikelihoodAt} is defined: not for a partial likelihood, as in R's {@code mice::D3}. */
    boolean hasLikelihoodAt() {
        return data.family() != Family.COX;
    }

    /**
     * Log-likelihood with the given coefficients as an offset, the constant and a residual variance estimated anew, as
     * R's {@code mice::D3} has it.
     */
    double logLikelihoodAt(double[] coefficients) {
        double[] offset = new double[data.response().length];
        for (int c = 0; c < coefficients.length; c++) {
            for (int i = 0; i < offset.length; i++) {
                offset[i] += coefficients[c] * data.columns()[c][i];
            }
        }
        double[] ones = new double[offset.length];
        Arrays.fill(ones, 1);
        if (data.family() == Family.GAUSSIAN) {
            double[] rest = new double[offset.length];
            Arrays.setAll(rest, i -> data.response()[i] - offset[i]);
            return LeastSquares.fit(new double[][] {ones}, rest).logLikelihood();
        }
        return estimated(LogisticRegression.of(
                                List.of("(Intercept)"), new double[][] {ones}, events(data.response()), offset)
                        .fit())
                .logLik();
    }
}
