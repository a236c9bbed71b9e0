package org.probatum.evaluation.statistics.design;

import java.util.ArrayList;
import java.util.List;

/**
 * Critical values and lower bounds at the looks, with the probabilities of stopping.
 *
 * @param rates information fractions
 * @param upper a z at or above it rejects
 * @param lower a z at or below it stops below; −∞ for none
 */
@SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
record StoppingRule(double[] rates, double[] upper, double[] lower, List<SequentialLaw> laws) {

    static StoppingRule of(double[] rates, double[] upper, double[] lower) {
        List<SequentialLaw> laws = new ArrayList<>();
        SequentialLaw law = SequentialLaw.START;
        for (int k = 0; k < rates.length; k++) {
            laws.add(law);
            if (k + 1 < rates.length) {
                law = law.goOn(lower[k], upper[k], rates[k], CriticalValues.after(rates, k));
            }
        }
        return new StoppingRule(rates, upper, lower, List.copyOf(laws));
    }

    /** Per look P(reject there). */
    double[] rejection(double drift) {
        double[] probabilities = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            probabilities[k] = laws.get(k).above(upper[k], rates[k], drift);
        }
        return probabilities;
    }

    /** Per look P(stop below there). */
    double[] belowStops(double drift) {
        double[] probabilities = new double[rates.length];
        for (int k = 0; k < rates.length; k++) {
            probabilities[k] = laws.get(k).below(lower[k], rates[k], drift);
        }
        return probabilities;
    }

    double power(double drift) {
        double sum = 0;
        for (double probability : rejection(drift)) {
            sum += probability;
        }
        return sum;
    }

    /** The mean information fraction at the end of the trial. */
    double meanRate(double drift) {
        return meanAtStop(rates, drift);
    }

    /** The mean over the looks where the trial may stop of a figure per look. */
    double meanAtStop(double[] perLook, double drift) {
        double[] above = rejection(drift);
        double[] below = belowStops(drift);
        int last = rates.length - 1;
        double mean = perLook[last];
        for (int k = 0; k < last; k++) {
            mean -= (perLook[last] - perLook[k]) * (above[k] + below[k]);
        }
        return mean;
    }
}
