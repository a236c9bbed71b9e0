package org.probatum.evaluation.statistics.survival;

import org.probatum.evaluation.statistics.Interval;

/** The scale on which the pointwise limits of a survival probability are symmetric. */
public enum ConfidenceScale {
    /** S ± z se, cut to 0 … 1. */
    PLAIN {
        @Override
        Interval limits(double survival, double se, double z) {
            return Interval.around(survival, z, se).clippedTo(0, 1);
        }
    },
    /** exp(log S ± z se/S), cut at 1. */
    LOG {
        @Override
        Interval limits(double survival, double se, double z) {
            return Interval.aroundLog(Math.log(survival), z, se / survival).clippedTo(0, 1);
        }
    },
    /** exp(−exp(log(−log S) ± z se/(S log S))); not defined at S = 1. */
    LOG_LOG {
        @Override
        Interval limits(double survival, double se, double z) {
            if (survival == 1) {
                return Interval.UNDEFINED;
            }
            double logLog = Math.log(-Math.log(survival));
            double half = z * se / (survival * -Math.log(survival));
            return new Interval(Math.exp(-Math.exp(logLog + half)), Math.exp(-Math.exp(logLog - half)));
        }
    };

    abstract Interval limits(double survival, double se, double z);

    /** Limits of S; undefined where S is 0. */
    Interval of(double survival, double se, double z) {
        return survival > 0 && !Double.isNaN(se) ? limits(survival, se, z) : Interval.UNDEFINED;
    }
}
