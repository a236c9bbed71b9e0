package org.probatum.evaluation.statistics.diagnostic;

import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Net reclassification and integrated discrimination improvement of a new risk over an old one.
 *
 * <p>Categories are [cutₖ, cutₖ₊₁). Category NRI = (up − down among events) + (down − up among non-events); seNull as
 * Pencina 2008, se with the squared differences taken off. Continuous NRI: any rise or fall counts. IDI: gain in mean
 * risk of events plus fall in that of non-events. Source: M. J. Pencina et al. (2008), Stat. Med. 27, 157–172; R:
 * {@code Hmisc::improveProb}. NRI can be positive for a worse model; read it beside net benefit.
 */
public record Reclassification(
        CategoryNri categoryNri,
        double upEvents,
        double downEvents,
        double upNonEvents,
        double downNonEvents,
        ContinuousNri continuousNri,
        Idi idi) {

    public static final String SOURCE = "Pencina et al. 2008; continuous NRI and IDI as Hmisc improveProb";

    /** @param pNull two-sided, from zNull */
    public record CategoryNri(
            double events, double nonEvents, double nri, double seNull, double zNull, double pNull, double se) {}

    /** Any rise or fall of the risk counts. */
    public record ContinuousNri(double events, double nonEvents, double nri, double se, double z) {}

    /** Integrated discrimination improvement. */
    public record Idi(double idi, double se, double z, double integratedSensitivity, double integratedSpecificity) {}

    /** @param cutpoints ascending, between 0 and 1 */
    public static Outcome<Reclassification> of(
            double[] oldRisk, double[] newRisk, boolean[] event, double[] cutpoints) {
        requireCutpoints(cutpoints);
        Moves category = new Moves();
        Moves any = new Moves();
        Differences events = new Differences();
        Differences nonEvents = new Differences();
        for (int i = 0; i < event.length; i++) {
            category.add(event[i], Integer.compare(category(newRisk[i], cutpoints), category(oldRisk[i], cutpoints)));
            any.add(event[i], Double.compare(newRisk[i], oldRisk[i]));
            (event[i] ? events : nonEvents).add(newRisk[i] - oldRisk[i]);
        }
        if (events.n == 0 || nonEvents.n == 0) {
            return Outcome.notEstimable("one-class", "Reclassification needs both events and non-events");
        }
        return Outcome.of(new Reclassification(
                categoryNri(category),
                category.up(true),
                category.down(true),
                category.up(false),
                category.down(false),
                continuousNri(any),
                idi(events, nonEvents)));
    }

    private static void requireCutpoints(double[] cutpoints) {
        for (int i = 0; i < cutpoints.length; i++) {
            if (!(cutpoints[i] > (i == 0 ? 0 : cutpoints[i - 1]) && cutpoints[i] < 1)) {
                throw new IllegalArgumentException(
                        "Cutpoints must rise and lie between 0 and 1, cutpoint " + (i + 1) + " is " + cutpoints[i]);
            }
        }
    }

    private static int category(double risk, double[] cutpoints) {
        int category = 0;
        while (category < cutpoints.length && risk >= cutpoints[category]) {
            category++;
        }
        return category;
    }

    private static final class Moves {
        private final double[] n = new double[2];
        private final double[] ups = new double[2];
        private final double[] downs = new double[2];

        void add(boolean event, int sign) {
            int c = event ? 1 : 0;
            n[c]++;
            ups[c] += sign > 0 ? 1 : 0;
            downs[c] += sign < 0 ? 1 : 0;
        }

        double up(boolean event) {
            return ups[event ? 1 : 0] / n[event ? 1 : 0];
        }

        double down(boolean event) {
            return downs[event ? 1 : 0] / n[event ? 1 : 0];
        }

        double net(boolean event) {
            return up(event) - down(event);
        }

        double nullVariance(boolean event) {
            return (up(event) + down(event)) / n[event ? 1 : 0];
        }

        double variance(boolean event) {
            return nullVariance(event) - net(event) * net(event) / n[event ? 1 : 0];
        }
    }

    private static final class Differences {
        private double n;
        private double sum;
        private double squares;

        void add(double difference) {
            n++;
            sum += difference;
            squares += difference * difference;
        }

        double mean() {
            return sum / n;
        }

        /** Variance of the mean, divisor n − 1. */
        double meanVariance() {
            return (squares - sum * sum / n) / (n - 1) / n;
        }
    }

    private static CategoryNri categoryNri(Moves moves) {
        double nri = moves.net(true) - moves.net(false);
        double seNull = Math.sqrt(moves.nullVariance(true) + moves.nullVariance(false));
        double z = nri / seNull;
        return new CategoryNri(
                moves.net(true),
                -moves.net(false),
                nri,
                seNull,
                z,
                Distributions.normalTwoSidedP(z),
                Math.sqrt(moves.variance(true) + moves.variance(false)));
    }

    private static ContinuousNri continuousNri(Moves moves) {
        double nri = moves.net(true) - moves.net(false);
        double se = Math.sqrt(moves.variance(true) + moves.variance(false));
        return new ContinuousNri(moves.net(true), -moves.net(false), nri, se, nri / se);
    }

    private static Idi idi(Differences events, Differences nonEvents) {
        double idi = events.mean() - nonEvents.mean();
        double se = Math.sqrt(events.meanVariance() + nonEvents.meanVariance());
        return new Idi(idi, se, idi / se, events.mean(), -nonEvents.mean());
    }
}
