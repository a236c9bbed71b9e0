package org.probatum.test.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
import org.probatum.alignment.Point;
import org.probatum.alignment.quality.AlignmentEvidence;
import org.probatum.alignment.quality.AlignmentQuality;
import org.probatum.alignment.quality.LandmarkErrors;
import org.probatum.alignment.quality.Verdict;
import org.probatum.alignment.registration.Registration;
import org.probatum.alignment.registration.RegistrationOutcome;
import org.probatum.alignment.registration.RegistrationPlan;
import org.probatum.alignment.transform.SpatialTransform;

/**
 * Registers generated pairs of which a third cannot be registered and tells how well the verdicts and predicted errors hold.
 *
 * <p>Arguments: first seed, number of pairs, threads, and {@code lines} for one line with all evidence for each pair.
 */
public final class FailureDetection {

    private static final int PORTION = 40;

    private FailureDetection() {}

    /**
     * One pair after registration.
     *
     * @param error90 true 90th percentile of the error (voxels of the fixed image); infinite where nothing corresponds
     * @param quality what the registration says of itself; empty when it was refused
     */
    record Judged(GeneratedPair pair, double error90, Optional<AlignmentQuality> quality, double milliseconds) {

        private double voxel() {
            return pair.fixed().grid().meanSpacing();
        }

        /** Wrong: nothing corresponds, or the error exceeds what the plan accepts. */
        boolean isWrong() {
            double limit = quality.map(q -> q.acceptedError() / voxel()).orElse(0.0);
            return error90 > limit;
        }

        /** Predicted error (voxels); infinite when refused. */
        double score() {
            return quality.map(q -> q.predictedError90() / voxel()).orElse(Double.POSITIVE_INFINITY);
        }

        boolean isAccepted() {
            return quality.isPresent() && quality.get().verdict() == Verdict.ACCEPTED;
        }

        boolean isCovered() {
            return quality.isPresent()
                    && quality.get().lowest() <= error90 * voxel()
                    && error90 * voxel() <= quality.get().highest();
        }
    }

    /**
     * How the verdicts did over many pairs.
     *
     * @param wrong pairs without a right answer among the registrations
     * @param auroc that a wrong one has a larger predicted error than a right one; ties count half
     * @param accepted pairs that were accepted
     * @param acceptedWrong of these, wrong
     * @param coverage share of true errors inside the 90 % interval, over the pairs that show the same
     * @param rightAccepted share of the right ones that were accepted
     * @param rightFailed share of the right ones that were called failed
     */
    record Summary(
            int pairs,
            int wrong,
            double auroc,
            int accepted,
            int acceptedWrong,
            double coverage,
            double rightAccepted,
            double rightFailed) {}

    public static void main(String[] args) {
        long first = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        boolean lines = args.length > 3;
        List<Judged> all = new ArrayList<>();
        try (ForkJoinPool pool = new ForkJoinPool(Integer.parseInt(args[2]))) {
            for (long from = first; from < first + count; from += PORTION) {
                long begin = from;
                long end = Math.min(first + count, from + PORTION);
                List<Judged> portion = pool.submit(() -> LongStream.range(begin, end)
                                .parallel()
                                .mapToObj(FailureDetection::judged)
                                .toList())
                        .join();
                all.addAll(portion);
                if (lines) {
                    portion.forEach(j -> System.out.println(line(j)));
                }
            }
        }
        System.out.println("# " + summary(all));
    }

    static Judged judged(long seed) {
        GeneratedPair pair = PairGenerator.of(seed);
        long begin = System.nanoTime();
        RegistrationOutcome outcome =
                Registration.of(RegistrationPlan.withDefaults(pair.model())).align(pair.fixed(), pair.moving());
        double ms = (System.nanoTime() - begin) * 1e-6;
        return switch (outcome) {
            case RegistrationOutcome.Aligned a ->
                new Judged(pair, error90(pair, a.transform()), Optional.of(a.quality()), ms);
            case RegistrationOutcome.NotConverged n ->
                new Judged(pair, error90(pair, n.transform()), Optional.of(n.quality()), ms);
            case RegistrationOutcome.NotPossible p -> new Judged(pair, Double.POSITIVE_INFINITY, Optional.empty(), ms);
            case RegistrationOutcome.Cancelled c -> throw new IllegalStateException("Nobody cancelled");
        };
    }

    private static double error90(GeneratedPair pair, SpatialTransform found) {
        if (!pair.hurdle().hasTruth || pair.landmarks().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        List<Point> moving = new ArrayList<>();
        for (Point x : pair.landmarks()) {
            moving.add(pair.truth().fromFixedToMoving(x));
        }
        return LandmarkErrors.of(found, pair.landmarks(), moving).percentile90()
                / pair.fixed().grid().meanSpacing();
    }

    static Summary summary(List<Judged> all) {
        List<Judged> right = all.stream().filter(j -> !j.isWrong()).toList();
        List<Judged> wrong = all.stream().filter(Judged::isWrong).toList();
        List<Judged> accepted = all.stream().filter(Judged::isAccepted).toList();
        List<Judged> measured = all.stream()
                .filter(j -> Double.isFinite(j.error90()) && j.quality().isPresent())
                .toList();
        double failed = right.stream()
                .filter(j -> j.quality().map(q -> q.verdict() == Verdict.FAILED).orElse(true))
                .count();
        return new Summary(
                all.size(),
                wrong.size(),
                auroc(right, wrong),
                accepted.size(),
                (int) accepted.stream().filter(Judged::isWrong).count(),
                measured.stream().filter(Judged::isCovered).count() / (double) measured.size(),
                right.stream().filter(Judged::isAccepted).count() / (double) right.size(),
                failed / right.size());
    }

    private static double auroc(List<Judged> right, List<Judged> wrong) {
        double sum = 0;
        for (Judged w : wrong) {
            for (Judged r : right) {
                sum += w.score() > r.score() ? 1 : w.score() == r.score() ? 0.5 : 0;
            }
        }
        return sum / ((double) right.size() * wrong.size());
    }

    private static String line(Judged j) {
        GeneratedPair p = j.pair();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d %s %s %s %d %d %.4f %.0f",
                p.seed(),
                p.hurdle(),
                p.anatomy(),
                p.model(),
                p.fixed().grid().isPlanar() ? 2 : 3,
                p.secondContrast() ? 1 : 0,
                j.error90(),
                j.milliseconds()));
        j.quality().ifPresent(q -> {
            AlignmentEvidence e = q.evidence();
            text.append(String.format(
                    Locale.ROOT,
                    " %s %.4f %.4f %.4f %d %.4f %.4f %.4f %.4f %.4f %.5f %.4f %.3f %.4f %.4f %.4f",
                    q.verdict(),
                    j.score(),
                    e.overlap(),
                    e.foregroundDice(),
                    e.blocks(),
                    e.edgeContrast(),
                    e.blockMedian(),
                    e.blockPercentile90(),
                    e.inverseConsistency(),
                    e.startMargin(),
                    e.foldedShare(),
                    e.smallestJacobian(),
                    e.movedVoxels(),
                    e.regionMedian(),
                    e.regionPercentile90(),
                    e.edgeAgreement()));
        });
        return text.toString();
    }
}
