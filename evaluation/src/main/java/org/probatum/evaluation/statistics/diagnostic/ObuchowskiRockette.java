package org.probatum.evaluation.statistics.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.statistics.Interval;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.Distributions;

/**
 * Multi-reader multi-case analysis of variance of Obuchowski and Rockette with the degrees of freedom of Hillis.
 *
 * <p>error is the mean variance of θ over cases; cov1, cov2, cov3 the mean covariances of different treatments same
 * reader, same treatment different readers, both different. With MS(T), MS(R), MS(TR) of the two-way table of θ, t
 * treatments and r readers:
 * <pre>
 *   random readers, random cases   D = MS(TR) + max(r(cov2 − cov3), 0),  F = MS(T)/D,
 *                                  df2 = D² / (MS(TR)²/((t − 1)(r − 1))),  se of a difference √(2D/r)
 *   fixed readers, random cases    D = error − cov1 + (r − 1) max(cov2 − cov3, 0),  X² = (t − 1)MS(T)/D
 *   random readers, fixed cases    F = MS(T)/MS(TR)
 * </pre>
 * <p>Negative variance components are shown as they are. Source: N. A. Obuchowski, H. E. Rockette (1995); S. L. Hillis
 * (2007), Stat. Med. 26, 596–619; R: {@code MRMCaov}.
 */
public record ObuchowskiRockette(
        List<Series> figureOfMerit,
        String rowsAre,
        double msT,
        double msR,
        double msTR,
        VarianceComponents varianceComponents,
        RandomReadersRandomCases randomReadersRandomCases,
        FixedReadersRandomCases fixedReadersRandomCases,
        RandomReadersFixedCases randomReadersFixedCases) {

    public static final String SOURCE = "Obuchowski and Rockette 1995 with the degrees of freedom of Hillis 2007";

    /** Components may be negative. */
    public record VarianceComponents(
            double reader, double treatmentReader, double error, double cov1, double cov2, double cov3) {}

    /** Readers and cases are samples. */
    public record RandomReadersRandomCases(
            double denominator,
            double F,
            int df1,
            double df2,
            double p,
            List<NamedDifference> differences,
            List<SingleTreatment> treatments) {}

    /** The difference of two treatments, by name. */
    public record NamedDifference(
            String first, String second, double estimate, double se, double df, double t, double p, Interval ci) {}

    /** One treatment by itself, from its own readers. */
    public record SingleTreatment(
            String treatment, double estimate, double msReader, double cov2, double se, double df, Interval ci) {}

    /** Conclusions hold for these readers. */
    public record FixedReadersRandomCases(
            double denominator, double chiSquare, int df, double p, List<NormalDifference> differences) {}

    /** A difference with a normal test. */
    public record NormalDifference(double estimate, double se, double z, double p, Interval ci) {}

    /** Conclusions hold for these cases. */
    public record RandomReadersFixedCases(
            double F, int df1, double df2, double p, List<StudentDifference> differences) {}

    /** A difference with a t test. */
    public record StudentDifference(double estimate, double se, double t, double p, Interval ci) {}

    /** @param names of the treatments, at least two, with at least two readers */
    public static ObuchowskiRockette of(ReaderStudy study, List<String> names, double confidenceLevel) {
        int t = study.treatments();
        int r = study.readers();
        if (t < 2 || r < 2 || names.size() != t) {
            throw new IllegalArgumentException("The analysis needs at least two treatments, each with a name, and two"
                    + " readers; treatments " + t + ", names " + names.size() + ", readers " + r);
        }
        return new Analysis(study, names, confidenceLevel).result();
    }

    private static final class Analysis {

        private final ReaderStudy study;
        private final List<String> names;
        private final double level;
        private final int t;
        private final int r;
        private final double msT;
        private final double msR;
        private final double msTR;
        private final VarianceComponents components;

        Analysis(ReaderStudy study, List<String> names, double level) {
            this.study = study;
            this.names = names;
            this.level = level;
            t = study.treatments();
            r = study.readers();
            double grand = 0;
            double[] readerMean = new double[r];
            for (int i = 0; i < t; i++) {
                for (int j = 0; j < r; j++) {
                    grand += study.figure().get(i).get(j) / (t * r);
                    readerMean[j] += study.figure().get(i).get(j) / t;
                }
            }
            double ssT = 0;
            double ssR = 0;
            double ssTR = 0;
            for (int i = 0; i < t; i++) {
                double mean = study.treatmentMean(i);
                ssT += r * (mean - grand) * (mean - grand);
                for (int j = 0; j < r; j++) {
                    double rest = study.figure().get(i).get(j) - mean - readerMean[j] + grand;
                    ssTR += rest * rest;
                }
            }
            for (double mean : readerMean) {
                ssR += t * (mean - grand) * (mean - grand);
            }
            msT = withoutNoise(ssT / (t - 1));
            msR = withoutNoise(ssR / (r - 1));
            msTR = withoutNoise(ssTR / ((t - 1.0) * (r - 1)));
            components = components();
        }

        /** Figures of merit are of the order of 1, so a mean square of this size is what rounding left of 0. */
        private static double withoutNoise(double meanSquare) {
            return meanSquare < 1e-26 ? 0 : meanSquare;
        }

        /** a − b, 0 when they differ by rounding only. */
        private static double difference(double a, double b) {
            return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) ? 0 : a - b;
        }

        private VarianceComponents components() {
            double[] sum = new double[4];
            double[] count = new double[4];
            for (int i = 0; i < t; i++) {
                for (int j = 0; j < r; j++) {
                    for (int k = 0; k < t; k++) {
                        for (int l = 0; l < r; l++) {
                            int kind = (i == k ? 0 : 1) + (j == l ? 0 : 2);
                            sum[kind] += study.covariance(i, j, k, l);
                            count[kind]++;
                        }
                    }
                }
            }
            double error = sum[0] / count[0];
            double cov1 = sum[1] / count[1];
            double cov2 = sum[2] / count[2];
            double cov3 = sum[3] / count[3];
            return new VarianceComponents(
                    (msR - msTR) / t - cov1 + cov3, msTR - error + cov1 + cov2 - cov3, error, cov1, cov2, cov3);
        }

        ObuchowskiRockette result() {
            return new ObuchowskiRockette(
                    study.figure(),
                    "treatments",
                    msT,
                    msR,
                    msTR,
                    components,
                    randomReadersRandomCases(),
                    fixedReadersRandomCases(),
                    randomReadersFixedCases());
        }

        private RandomReadersRandomCases randomReadersRandomCases() {
            double denominator = msTR + Math.max(r * difference(components.cov2(), components.cov3()), 0);
            double f = msT / denominator;
            double df2 = denominator * denominator / (msTR * msTR / ((t - 1.0) * (r - 1)));
            double se = Math.sqrt(2 * denominator / r);
            List<NamedDifference> differences = new ArrayList<>();
            for (int i = 0; i < t; i++) {
                for (int k = i + 1; k < t; k++) {
                    StudentDifference one = student(i, k, se, df2);
                    differences.add(new NamedDifference(
                            names.get(i), names.get(k), one.estimate(), se, df2, one.t(), one.p(), one.ci()));
                }
            }
            List<SingleTreatment> treatments = new ArrayList<>();
            for (int i = 0; i < t; i++) {
                treatments.add(single(i));
            }
            return new RandomReadersRandomCases(
                    denominator, f, t - 1, df2, Distributions.fSf(f, t - 1, df2), differences, treatments);
        }

        private StudentDifference student(int i, int k, double se, double df) {
            double estimate = difference(study.treatmentMean(i), study.treatmentMean(k));
            double statistic = estimate / se;
            return new StudentDifference(
                    estimate,
                    se,
                    statistic,
                    Distributions.studentTwoSidedP(statistic, df),
                    Interval.around(estimate, Distributions.studentQuantileOfLevel(level, df), se));
        }

        private SingleTreatment single(int i) {
            double mean = study.treatmentMean(i);
            double squares = 0;
            double covariances = 0;
            for (int j = 0; j < r; j++) {
                squares += (study.figure().get(i).get(j) - mean)
                        * (study.figure().get(i).get(j) - mean);
                for (int l = 0; l < r; l++) {
                    covariances += j == l ? 0 : study.covariance(i, j, i, l);
                }
            }
            double ms = squares / (r - 1);
            double cov2 = covariances / (r * (r - 1.0));
            double numerator = ms + Math.max(r * cov2, 0);
            double df = numerator * numerator / (ms * ms / (r - 1));
            double se = Math.sqrt(numerator / r);
            return new SingleTreatment(
                    names.get(i),
                    mean,
                    ms,
                    cov2,
                    se,
                    df,
                    Interval.around(mean, Distributions.studentQuantileOfLevel(level, df), se));
        }

        private FixedReadersRandomCases fixedReadersRandomCases() {
            double denominator = difference(components.error(), components.cov1())
                    + (r - 1) * Math.max(difference(components.cov2(), components.cov3()), 0);
            double chiSquare = (t - 1) * msT / denominator;
            double se = Math.sqrt(2 * denominator / r);
            double quantile = Distributions.normalQuantileOfLevel(level);
            List<NormalDifference> differences = new ArrayList<>();
            for (int i = 0; i < t; i++) {
                for (int k = i + 1; k < t; k++) {
                    double estimate = difference(study.treatmentMean(i), study.treatmentMean(k));
                    double z = estimate / se;
                    differences.add(new NormalDifference(
                            estimate,
                            se,
                            z,
                            Distributions.normalTwoSidedP(z),
                            Interval.around(estimate, quantile, se)));
                }
            }
            return new FixedReadersRandomCases(
                    denominator, chiSquare, t - 1, Distributions.chiSquareSf(chiSquare, t - 1), differences);
        }

        private RandomReadersFixedCases randomReadersFixedCases() {
            double f = msT / msTR;
            double df2 = (t - 1.0) * (r - 1);
            double se = Math.sqrt(2 * msTR / r);
            List<StudentDifference> differences = new ArrayList<>();
            for (int i = 0; i < t; i++) {
                for (int k = i + 1; k < t; k++) {
                    differences.add(student(i, k, se, df2));
                }
            }
            return new RandomReadersFixedCases(f, t - 1, df2, Distributions.fSf(f, t - 1, df2), differences);
        }
    }
}
