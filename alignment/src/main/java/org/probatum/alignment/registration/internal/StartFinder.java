package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.registration.StartSearch;
import org.probatum.alignment.registration.internal.StartCandidates.LinearParts;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.TransformModel;

/**
 * Looks for a start on the coarsest level: the metric under many rotations with centres brought together, the best of them
 * optimized, and the winner taken after one more level.
 */
final class StartFinder {

    private static final int REFINED = 8;
    private static final int CARRIED = 3;
    private static final double HANDICAP = 0.1;
    private static final double MOST_HANDICAP = 0.2;
    private static final double FAR_RADIANS = Math.PI / 4;

    /**
     * @param best the start
     * @param spread of the good starts that end elsewhere: (best − next) / |best| of the cost, 1 when there is no other
     * @param agreement share of the optimized starts that ended at the best place
     */
    record Found(LinearTransform best, double spread, double agreement) {}

    private record Scored(LinearParts parts, double cost) {}

    private final StartSearch search;
    private final TransformModel model;
    private final boolean planar;
    private final double radius;

    StartFinder(StartSearch search, TransformModel model, boolean planar, double radius) {
        this.search = search;
        this.model = model == TransformModel.TRANSLATION ? TransformModel.TRANSLATION : TransformModel.RIGID;
        this.planar = planar;
        this.radius = radius;
    }

    /** @param finer the next level, or the same one if there is only one */
    Found find(
            LevelMatch coarse,
            LevelMatch finer,
            Point fixedCentre,
            Point movingCentre,
            Point fixedMiddle,
            Point movingMiddle) {
        List<Scored> scored = new ArrayList<>();
        for (Matrix3 rotation : rotations()) {
            Point byMass = movingCentre.minus(fixedCentre);
            Point byMiddle = movingMiddle.minus(fixedCentre).minus(rotation.times(fixedMiddle.minus(fixedCentre)));
            for (Point t : shifts(rotation, byMass, byMiddle)) {
                LinearParts parts = new LinearParts(rotation, t);
                double cost = objective(coarse, fixedCentre, parts).value(new double[parameterCount()]);
                if (Double.isFinite(cost)) {
                    scored.add(new Scored(parts, cost));
                }
            }
        }
        List<Scored> optimized = optimized(coarse, fixedCentre, distinct(scored, REFINED, coarse.voxel() * 4), 40);
        List<Scored> kept = distinct(optimized, CARRIED, coarse.voxel() * 1.5);
        List<Scored> last = optimized(finer, fixedCentre, kept, 25);
        if (last.isEmpty()) {
            return new Found(transform(fixedCentre, new LinearParts(Matrix3.IDENTITY, Point.ZERO)), 0, 0);
        }
        last.sort(Comparator.comparingDouble(this::handicapped));
        Scored best = last.getFirst();
        return new Found(
                transform(fixedCentre, best.parts()),
                spread(best, last, coarse.voxel()),
                agreement(best, optimized, coarse));
    }

    private List<Matrix3> rotations() {
        return model == TransformModel.TRANSLATION
                ? List.of(Matrix3.IDENTITY)
                : StartCandidates.rotations(search, planar);
    }

    private List<Point> shifts(Matrix3 rotation, Point byMass, Point byMiddle) {
        if (search == StartSearch.GIVEN_POSITION) {
            return List.of(Point.ZERO);
        }
        return rotation.equals(Matrix3.IDENTITY) ? List.of(Point.ZERO, byMass, byMiddle) : List.of(byMass, byMiddle);
    }

    /** In space, where the header tells the posture, a rotation by a counts as if it were 0.1 (a / 45°)² worse, at most 0.2. */
    private double handicapped(Scored s) {
        if (planar) {
            return s.cost();
        }
        double a = StartCandidates.angle(s.parts().matrix()) / FAR_RADIANS;
        return s.cost() + Math.min(MOST_HANDICAP, HANDICAP * a * a) * Math.abs(s.cost());
    }

    private List<Scored> distinct(List<Scored> all, int most, double distance) {
        List<Scored> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingDouble(this::handicapped));
        List<Scored> kept = new ArrayList<>();
        for (Scored s : sorted) {
            boolean isNew = kept.stream().allMatch(k -> StartCandidates.apart(k.parts(), s.parts(), radius) > distance);
            if (isNew) {
                kept.add(s);
            }
            if (kept.size() == most) {
                break;
            }
        }
        return kept;
    }

    private List<Scored> optimized(LevelMatch level, Point centre, List<Scored> starts, int iterations) {
        var optimizer =
                new LimitedMemoryBfgs(iterations, 0.7 * level.voxel(), 2 * level.voxel(), 0.02 * level.voxel(), 1e-4);
        List<Scored> ends = new ArrayList<>();
        for (Scored start : starts) {
            double[] p = new double[parameterCount()];
            LinearParameters parameters = parameters(centre, start.parts());
            var result = optimizer.minimize(new LinearObjective(level, parameters), p);
            if (Double.isFinite(result.last())) {
                LinearTransform end = parameters.transform(p);
                ends.add(new Scored(new LinearParts(end.matrix(), end.translation()), result.last()));
            }
        }
        return ends;
    }

    private double spread(Scored best, List<Scored> ends, double voxel) {
        return ends.stream()
                .filter(e -> StartCandidates.apart(e.parts(), best.parts(), radius) > 2 * voxel)
                .mapToDouble(e -> (e.cost() - best.cost()) / Math.max(1e-12, Math.abs(best.cost())))
                .min()
                .orElse(1);
    }

    private double agreement(Scored best, List<Scored> ends, LevelMatch coarse) {
        long near = ends.stream()
                .filter(e -> StartCandidates.apart(e.parts(), best.parts(), radius) <= 2 * coarse.voxel())
                .count();
        return ends.isEmpty() ? 0 : (double) near / ends.size();
    }

    private LinearTransform transform(Point centre, LinearParts parts) {
        return new LinearTransform(model, parts.matrix(), centre, parts.translation());
    }

    private LinearParameters parameters(Point centre, LinearParts parts) {
        return new LinearParameters(model, planar, transform(centre, parts), radius);
    }

    private int parameterCount() {
        return parameters(Point.ZERO, new LinearParts(Matrix3.IDENTITY, Point.ZERO))
                .size();
    }

    private LinearObjective objective(LevelMatch level, Point centre, LinearParts parts) {
        return new LinearObjective(level, parameters(centre, parts));
    }
}
