package org.probatum.evaluation.statistics.design;

import org.probatum.evaluation.statistics.numeric.GaussLegendre;
import org.probatum.evaluation.statistics.numeric.Roots;

/**
 * Expected events by calendar time: Weibull (exponential when κ is 1) event times with S(t) = exp(−(λt)^κ), exponential
 * dropout with hazard φ, and an accrual.
 *
 * <p>For an entry at e the probability of an observed event up to the calendar time T is F(T − e), F(u) = ∫₀ᵘ f(t)
 * exp(−φ t) dt; over a piece of the accrual from a to b its integral is G(T − a) − G(T − b), G(x) = ∫₀ˣ (x − t) f(t)
 * exp(−φ t) dt. Probabilities are over all participants that are planned.
 *
 * @param lambda1 λ of group 1
 * @param lambda2 λ of group 2
 * @param kappa κ
 * @param dropout1 φ of group 1
 * @param dropout2 φ of group 2
 * @param allocationRatio participants of group 1 per one of group 2
 */
public record EventTimes(
        double lambda1, double lambda2, double kappa, double dropout1, double dropout2, double allocationRatio) {

    private static final double LATEST = 1e6;
    private static final int PANELS = 6;

    public EventTimes {
        if (!(lambda1 > 0 && lambda2 > 0 && kappa > 0 && dropout1 >= 0 && dropout2 >= 0)) {
            throw new IllegalArgumentException("Hazards and kappa must be above 0, dropout must not be negative");
        }
    }

    /** The hazard of a dropout probability within a time. */
    public static double dropoutHazard(double probability, double time) {
        if (!(probability >= 0 && probability < 1) || !(time > 0)) {
            throw new IllegalArgumentException(
                    "Dropout must be a probability below 1 within a time above 0, was " + probability + " and " + time);
        }
        return -Math.log1p(-probability) / time;
    }

    /** P(observed event by a calendar time) in group 1 or 2. */
    public double probability(int group, double time, Accrual accrual) {
        double sum = 0;
        double start = 0;
        for (int i = 0; i < accrual.ends().size(); i++) {
            double end = accrual.ends().get(i);
            sum += accrual.intensities().get(i) * (integral(group, time - start) - integral(group, time - end));
            start = end;
        }
        return sum / accrual.participants();
    }

    /** The mean over both groups. */
    public double probability(double time, Accrual accrual) {
        return (allocationRatio * probability(1, time, accrual) + probability(2, time, accrual))
                / (1 + allocationRatio);
    }

    /** When a share of the participants is expected to have had an event; infinite when it never is. */
    public double timeOf(double share, Accrual accrual) {
        if (!(probability(LATEST, accrual) > share)) {
            return Double.POSITIVE_INFINITY;
        }
        double high = accrual.duration();
        while (probability(high, accrual) < share) {
            high *= 2;
        }
        return Roots.find(time -> probability(time, accrual) - share, 0, high);
    }

    private double integral(int group, double x) {
        double lambda = group == 1 ? lambda1 : lambda2;
        double dropout = group == 1 ? dropout1 : dropout2;
        if (x <= 0) {
            return 0;
        }
        if (kappa == 1) {
            double total = lambda + dropout;
            return lambda / total * (x + Math.expm1(-total * x) / total);
        }
        double end = Math.min(Math.pow(lambda * x, kappa), 745);
        return GaussLegendre.twenty()
                .integrate(
                        s -> {
                            double t = Math.pow(s, 1 / kappa) / lambda;
                            return (x - t) * Math.exp(-s - dropout * t);
                        },
                        0,
                        end,
                        PANELS);
    }
}
