package org.probatum.evaluation.statistics.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.probatum.evaluation.statistics.Series;

/**
 * Residuals of a Cox regression, in the order of the data.
 *
 * <pre>
 *   martingale  Mᵢ = δᵢ − e^ηᵢ (Λ₀(tᵢ) − Λ₀(entryᵢ))                  observed less expected events
 *   deviance    sign(Mᵢ) √(−2 [Mᵢ + δᵢ log(δᵢ − Mᵢ)])
 *   score       Uᵢ = ∫ (xᵢ − x̄(t)) dMᵢ(t)
 *   dfbeta      Uᵢ'V, the change of the coefficients when row i leaves, to first order
 *   Schoenfeld  xᵢ − x̄(tᵢ), one per event
 * </pre>
 * <p>With Efron ties, Λ₀ and x̄ average Efron's terms. Source: T. M. Therneau, P. M. Grambsch, T. R. Fleming (1990),
 * Biometrika 77, 147–160; D. Schoenfeld (1982), Biometrika 69, 239–241. R: {@code residuals.coxph}; there the Schoenfeld
 * residuals stand by stratum and time, as here.
 *
 * @param names of the covariates, length p
 * @param martingale shape [n]
 * @param deviance shape [n]
 * @param score shape [p][n]
 * @param dfbeta shape [p][n], in the unit of the coefficients
 * @param schoenfeldRow row of each event, from 1; shape [events]
 * @param schoenfeldTime its time
 * @param schoenfeld shape [p][events], in the unit of the covariate
 */
public record CoxResiduals(
        List<String> names,
        Series martingale,
        Series deviance,
        List<Series> score,
        List<Series> dfbeta,
        List<Integer> schoenfeldRow,
        Series schoenfeldTime,
        List<Series> schoenfeld) {

    public static final String SOURCE =
            "Therneau, Grambsch and Fleming 1990; Schoenfeld 1982; as survival::residuals.coxph";

    public CoxResiduals {
        names = List.copyOf(names);
        score = List.copyOf(score);
        dfbeta = List.copyOf(dfbeta);
        schoenfeldRow = List.copyOf(schoenfeldRow);
        schoenfeld = List.copyOf(schoenfeld);
    }

    /**
     * @throws IllegalArgumentException for a fit with exact ties, for which score residuals are not defined
     */
    public static CoxResiduals of(CoxFit fit) {
        if (fit.options().ties() == CoxRegression.Ties.EXACT) {
            throw new IllegalArgumentException("Residuals need Efron or Breslow ties, the fit has exact ties");
        }
        CoxRows rows = fit.rows();
        boolean efron = fit.options().ties() == CoxRegression.Ties.EFRON;
        double[] martingale = martingale(fit, rows);
        double[][] score = score(ScoreResiduals.of(rows, fit.standardizedBeta(), efron), rows);
        int[] events = events(rows);
        double[][] schoenfeld = schoenfeld(fit, rows, efron);
        return new CoxResiduals(
                fit.names(),
                Series.of(martingale),
                Series.of(deviance(martingale, rows)),
                series(score),
                series(times(score, fit.covariance())),
                Arrays.stream(events).mapToObj(at -> rows.order[at] + 1).toList(),
                Series.of(Arrays.stream(events).mapToDouble(at -> rows.time[at]).toArray()),
                series(Arrays.stream(schoenfeld)
                        .map(column -> Arrays.stream(events)
                                .mapToDouble(at -> column[at])
                                .toArray())
                        .toArray(double[][]::new)));
    }

    private static List<Series> series(double[][] columns) {
        return Arrays.stream(columns).map(Series::of).toList();
    }

    private static double[] martingale(CoxFit fit, CoxRows rows) {
        double[] rate = RiskSetLikelihood.exp(rows.linearPredictor(fit.standardizedBeta()));
        List<CoxHazards> strata = CoxHazards.of(fit);
        double[] result = new double[rows.n];
        for (int s = 0, at = 0; s < rows.stratumEnd.length; s++) {
            CoxHazards hazards = strata.get(s);
            for (; at < rows.stratumEnd[s]; at++) {
                double expected = hazards.hazardAt(rows.time[at]);
                if (rows.event[at]) {
                    expected -= hazards.spared()[hazards.lastAtMost(rows.time[at])];
                }
                if (rows.entry.length > 0) {
                    expected -= hazards.hazardAt(rows.entry[at]);
                }
                result[rows.order[at]] = (rows.event[at] ? 1 : 0) - rate[at] * expected;
            }
        }
        return result;
    }

    private static double[] deviance(double[] martingale, CoxRows rows) {
        double[] result = new double[martingale.length];
        for (int at = 0; at < result.length; at++) {
            int i = rows.order[at];
            double m = martingale[i];
            double inside = rows.event[at] ? m + Math.log(1 - m) : m;
            result[i] = Math.signum(m) * Math.sqrt(Math.max(0, -2 * inside));
        }
        return result;
    }

    /** From positions and standardized covariates to rows and the covariates' units. */
    private static double[][] score(double[] standardized, CoxRows rows) {
        double[][] result = new double[rows.p][rows.n];
        for (int at = 0; at < rows.n; at++) {
            for (int j = 0; j < rows.p; j++) {
                result[j][rows.order[at]] = standardized[at * rows.p + j] * rows.scale[j];
            }
        }
        return result;
    }

    private static double[][] times(double[][] columns, double[][] matrix) {
        double[][] result = new double[columns.length][columns[0].length];
        for (int j = 0; j < columns.length; j++) {
            for (int k = 0; k < columns.length; k++) {
                for (int i = 0; i < result[j].length; i++) {
                    result[j][i] += columns[k][i] * matrix[k][j];
                }
            }
        }
        return result;
    }

    /** Positions of the events, by stratum, time and row. */
    private static int[] events(CoxRows rows) {
        int[] stratum = new int[rows.n];
        for (int s = 0, at = 0; s < rows.stratumEnd.length; s++) {
            for (; at < rows.stratumEnd[s]; at++) {
                stratum[at] = s;
            }
        }
        return IntStream.range(0, rows.n)
                .filter(at -> rows.event[at])
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(at -> stratum[at])
                        .thenComparingDouble(at -> rows.time[at])
                        .thenComparingInt(at -> rows.order[at]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Per position, 0 where there is no event; shape [p][n]. */
    private static double[][] schoenfeld(CoxFit fit, CoxRows rows, boolean efron) {
        double[][] result = new double[rows.p][rows.n];
        double[] rate = RiskSetLikelihood.exp(rows.linearPredictor(fit.standardizedBeta()));
        new RiskSetSweep(rows, rate, false).run(at -> {
            int terms = efron ? at.events : 1;
            for (int j = 0; j < rows.p; j++) {
                double mean = 0;
                for (int k = 0; k < terms; k++) {
                    double gone = (double) k / at.events;
                    mean += (at.riskX[j] - gone * at.eventX[j]) / (at.riskSum - gone * at.eventSum) / terms;
                }
                for (int i = at.first; i < at.last; i++) {
                    result[j][i] = rows.event[i] ? (rows.x[i * rows.p + j] - mean) * rows.scale[j] : 0;
                }
            }
        });
        return result;
    }
}
