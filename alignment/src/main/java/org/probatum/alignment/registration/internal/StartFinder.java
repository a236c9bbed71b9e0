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
 * Looks for a start on the coarsest level: the metric under many rotations with centres brought together, and the shifts at which edges
 * run alike; the best of them optimized, the most promising taken one level on, and the winner chosen by cost and edges together.
 *
 * <p>In space all rotations are looked through only when under none near the given posture the edges agree by 0.45.
 */
final class StartFinder {

    private static final int REFINED = 8;
    private static final int BY_EDGES = 5;
    private static final int REFINED_IN_SPACE = 40;
    private static final int CARRIED = 3;
    private static final double CONVINCING = 0.45;
    private static final double WEIGHT_OF_COST = 3;
    private static final double EDGE_SIGMA = 1;
    private static final double HANDICAP = 0.02;
    private static final double MOST_HANDICAP = 0.05;
    private static final double FAR_RADIANS = Math.PI / 4;

    /**
     * @param best the start
     * @param spread of the good starts that end elsewhere: (best − next) / |best| of the cost, 1 when there is no other
     * @param edges how alike the edges run at the best; −1 to 1
     */
    record Found(LinearTransform best, double spread, double edges) {}

    /** @param edges how alike the edges run there, −1 to 1; 0 where nobody looked */
    private record Scored(LinearParts parts, double cost, double edges) {}

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
        Places places = new Places(fixedCentre, movingCentre, fixedMiddle, movingMiddle);
        boolean inTurns = !planar && search == StartSearch.ANY_ROTATION && model != TransformModel.TRANSLATION;
        List<Scored> last = searched(coarse, finer, places, inTurns ? StartSearch.NEARBY : search, REFINED);
        if (inTurns && last.stream().noneMatch(s -> s.edges() > CONVINCING)) {
            last.addAll(searched(coarse, finer, places, search, REFINED_IN_SPACE));
        }
        if (last.isEmpty()) {
            return new Found(transform(fixedCentre, new LinearParts(Matrix3.IDENTITY, Point.ZERO)), 0, 0);
        }
        Scored best = best(last);
        return new Found(transform(fixedCentre, best.parts()), spread(best, last, coarse.voxel()), best.edges());
    }

    /**
     * The best by cost and edges together: the edges as a share of the best edges, less three times what the cost is worse than the
     * best cost, as a share of that. Edges tell apart what the cost hardly does, such as a head from its mirror image.
     */
    private Scored best(List<Scored> ends) {
        double cost = ends.stream().mapToDouble(this::handicapped).min().orElseThrow();
        double edges = ends.stream().mapToDouble(Scored::edges).max().orElseThrow();
        return ends.stream()
                .max(Comparator.comparingDouble(s -> (edges > 0 ? s.edges() / edges : 0)
                        - WEIGHT_OF_COST * (handicapped(s) - cost) / Math.max(1e-12, Math.abs(cost))))
                .orElseThrow();
    }

    /** Scored, optimized on the coarse level, and the most promising of them on the finer one. */
    private List<Scored> searched(LevelMatch coarse, LevelMatch finer, Places places, StartSearch within, int refined) {
        List<Matrix3> rotations = model == TransformModel.TRANSLATION
                ? List.of(Matrix3.IDENTITY)
                : StartCandidates.rotations(within, planar);
        List<Scored> scored = scored(coarse, places, rotations);
        List<Scored> starts = new ArrayList<>(distinct(scored, refined, coarse.voxel() * 4));
        if (within != search || planar) {
            starts.addAll(byEdges(coarse, places.fixedCentre(), rotations, starts));
        }
        List<Scored> optimized = optimized(coarse, places.fixedCentre(), starts, 40);
        List<Scored> kept = distinct(optimized, CARRIED, coarse.voxel() * 1.5);
        List<Scored> byEdges = new ArrayList<>(optimized);
        byEdges.sort(Comparator.comparingDouble(Scored::edges).reversed());
        byEdges.stream()
                .limit(CARRIED)
                .filter(s -> isApart(s, kept, coarse.voxel()))
                .forEach(kept::add);
        return optimized(finer, places.fixedCentre(), kept, 25);
    }

    private List<Scored> scored(LevelMatch coarse, Places places, List<Matrix3> rotations) {
        List<Scored> scored = new ArrayList<>();
        for (Matrix3 rotation : rotations) {
            for (Point t : places.shifts(rotation, search)) {
                LinearParts parts = new LinearParts(rotation, t);
                double cost = objective(coarse, places.fixedCentre(), parts).value(new double[parameterCount()]);
                if (Double.isFinite(cost)) {
                    scored.add(new Scored(parts, cost, 0));
                }
            }
        }
        return scored;
    }

    private boolean isApart(Scored s, List<Scored> others, double distance) {
        return others.stream().allMatch(o -> StartCandidates.apart(o.parts(), s.parts(), radius) > distance);
    }

    /** Centres of foregrounds and grids (mm). */
    private record Places(Point fixedCentre, Point movingCentre, Point fixedMiddle, Point movingMiddle) {

        List<Point> shifts(Matrix3 rotation, StartSearch search) {
            if (search == StartSearch.GIVEN_POSITION) {
                return List.of(Point.ZERO);
            }
            Point byMass = movingCentre.minus(fixedCentre);
            Point byMiddle = movingMiddle.minus(fixedCentre).minus(rotation.times(fixedMiddle.minus(fixedCentre)));
            return rotation.equals(Matrix3.IDENTITY)
                    ? List.of(Point.ZERO, byMass, byMiddle)
                    : List.of(byMass, byMiddle);
        }
    }

    /** The best by their edges, over all shifts. */
    private List<Scored> byEdges(LevelMatch coarse, Point centre, List<Matrix3> rotations, List<Scored> already) {
        if (search == StartSearch.GIVEN_POSITION) {
            return List.of();
        }
        var correlation = new EdgeCorrelation(coarse.fixed, coarse.moving);
        List<EdgeCorrelation.Peak> peaks = new ArrayList<>();
        for (Matrix3 rotation : rotations) {
            peaks.addAll(correlation.peaks(rotation, centre));
        }
        peaks.sort(Comparator.comparingDouble(EdgeCorrelation.Peak::score).reversed());
        List<Scored> added = new ArrayList<>();
        for (EdgeCorrelation.Peak peak : peaks) {
            double cost = objective(coarse, centre, peak.parts()).value(new double[parameterCount()]);
            Scored found = new Scored(peak.parts(), cost, 0);
            double distance = 3 * coarse.voxel();
            if (Double.isFinite(cost) && isApart(found, already, distance) && isApart(found, added, distance)) {
                added.add(found);
            }
            if (added.size() == BY_EDGES) {
                break;
            }
        }
        return added;
    }

    /** How alike the edges run at a map; −1 to 1. */
    private double agreement(LevelMatch match, Point centre, LinearParts parts) {
        double[] map = match.indexMap(parts.matrix(), centre, parts.translation());
        match.run(chunk -> match.samples.warp(chunk, map));
        return EdgeDirections.agreement(
                EdgeDirections.of(match.fixed.grid(), match.fixed.values(), EDGE_SIGMA),
                EdgeDirections.of(match.fixed.grid(), match.samples.value, EDGE_SIGMA));
    }

    /** In space, where the header tells the posture, a rotation by a counts as 0.02 (a / 45°)² worse, at most 0.05. */
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
                LinearParts parts = new LinearParts(end.matrix(), end.translation());
                ends.add(new Scored(parts, result.last(), agreement(level, centre, parts)));
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
