package org.probatum.alignment.registration.internal;

/** The cost of a level as a function of the parameters of a linear map. */
final class LinearObjective implements Objective {

    private final LevelMatch match;
    private final LinearParameters parameters;
    private final double[][] chunkSums;
    private final double[] byMatrix = new double[9];
    private final double[] byTranslation = new double[3];

    LinearObjective(LevelMatch match, LinearParameters parameters) {
        this.match = match;
        this.parameters = parameters;
        this.chunkSums = new double[match.chunks()][12];
    }

    @Override
    public int size() {
        return parameters.size();
    }

    /** The cost alone. */
    double value(double[] p) {
        double[] map = match.indexMap(parameters.matrix(p), parameters.centre(), parameters.translation(p));
        match.run(chunk -> {
            match.samples.warp(chunk, map);
            match.gather(chunk);
        });
        return match.evaluated();
    }

    @Override
    public double value(double[] p, double[] gradient) {
        double value = value(p);
        if (!Double.isFinite(value)) {
            return value;
        }
        match.run(chunk -> {
            match.slopes(chunk);
            match.samples.mapGradient(chunk, chunkSums[chunk]);
        });
        double[] byMap = new double[12];
        for (double[] sums : chunkSums) {
            for (int n = 0; n < 12; n++) {
                byMap[n] += sums[n];
            }
        }
        match.physicalGradient(byMap, parameters.centre(), byMatrix, byTranslation);
        parameters.gradient(p, byMatrix, byTranslation, gradient);
        return value;
    }
}
