package org.probatum.alignment.harmonization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.simple.SimpleMatrix;

/**
 * Learns shifts and scales of batches (sites, scanners) by empirical Bayes.
 *
 * <p>Feature f of sample i in batch b follows y = α_f + x'β_f + γ_bf + δ_bf ε. With standardized values z = (y − α̂ − x'β̂)/σ̂, their
 * batch means ĝ and variances d̂ are shrunk towards their distribution over the features,
 * <pre>
 *   γ*  = (n τ² ĝ + δ*² ḡ) / (n τ² + δ*²)                         normal prior, mean ḡ, variance τ²
 *   δ*² = (b + ½ Σ (z − γ*)²) / (n/2 + a − 1)                     inverse gamma prior
 *   a   = (2 s² + m²) / s²,   b = (m s² + m³) / s²                m, s²: mean and variance of d̂ over the features
 * </pre>
 * <p>in turns until neither changes by more than 1e-4 of itself, where the R package stops. What the covariates explain is kept.
 *
 * <p>Source: W. E. Johnson, C. Li and A. Rabinovic (2007), Adjusting batch effects in microarray expression data using empirical Bayes
 * methods, Biostatistics 8, 118–127; J.-P. Fortin et al. (2018), NeuroImage 167, 104–120, for images. R:
 * {@code sva::ComBat(par.prior = TRUE)}.
 */
public final class Combat {

    private static final double CONVERGENCE = 1e-4;
    private static final int MOST_STEPS = 10_000;
    private static final int FEWEST_PER_BATCH = 2;

    private Combat() {}

    /**
     * @param values shape [samples][features], at least two features; finite
     * @param batches of each sample, at least two different ones with two samples each
     * @param covariates whose effect is kept, shape [samples][covariates]; may have no column
     * @throws IllegalArgumentException if shapes differ, a batch is too small, the covariates cannot be told from the batches, or a
     *     feature does not vary within the batches
     */
    public static CombatModel fit(double[][] values, List<String> batches, double[][] covariates) {
        Map<String, List<Integer>> members = members(values, batches, covariates);
        List<String> names = List.copyOf(members.keySet());
        SimpleMatrix design = design(names, batches, covariates);
        SimpleMatrix y = new SimpleMatrix(values);
        SimpleMatrix effects = leastSquares(design, y);
        SimpleMatrix residuals = y.minus(design.mult(effects));
        int n = values.length;
        int features = values[0].length;
        double[] grand = new double[features];
        double[] deviations = new double[features];
        for (int f = 0; f < features; f++) {
            double squares = 0;
            for (int i = 0; i < n; i++) {
                squares += residuals.get(i, f) * residuals.get(i, f);
            }
            if (!(squares > 1e-20 * n)) {
                throw new IllegalArgumentException(
                        "Every feature varies within the batches, but feature " + (f + 1) + " does not");
            }
            deviations[f] = Math.sqrt(squares / n);
            for (String batch : batches) {
                grand[f] += effects.get(names.indexOf(batch), f) / n;
            }
        }
        double[][] slopes = new double[covariates[0].length][features];
        for (int c = 0; c < slopes.length; c++) {
            for (int f = 0; f < features; f++) {
                slopes[c][f] = effects.get(names.size() + c, f);
            }
        }
        CombatModel unadjusted = new CombatModel(grand, slopes, deviations, Map.of());
        Map<String, CombatModel.BatchEffect> batchEffects = new LinkedHashMap<>();
        members.forEach((name, samples) -> {
            List<double[]> z = new ArrayList<>();
            for (int i : samples) {
                z.add(unadjusted.standardized(values[i], covariates[i]));
            }
            batchEffects.put(name, shrunk(z, features));
        });
        return new CombatModel(grand, slopes, deviations, batchEffects);
    }

    private static Map<String, List<Integer>> members(double[][] values, List<String> batches, double[][] covariates) {
        if (values.length == 0 || batches.size() != values.length || covariates.length != values.length) {
            throw new IllegalArgumentException("Each sample has values, a batch and covariates, but there were "
                    + values.length + ", " + batches.size() + " and " + covariates.length);
        }
        if (values[0].length < 2) {
            throw new IllegalArgumentException(
                    "Empirical Bayes learns from at least two features, was given " + values[0].length);
        }
        Map<String, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            requireFinite(values[i], values[0].length, "values", i);
            requireFinite(covariates[i], covariates[0].length, "covariates", i);
            members.computeIfAbsent(batches.get(i), b -> new ArrayList<>()).add(i);
        }
        members.forEach((name, list) -> {
            if (list.size() < FEWEST_PER_BATCH) {
                throw new IllegalArgumentException("A batch has at least two samples, but \"" + name + "\" has one");
            }
        });
        if (members.size() < 2) {
            throw new IllegalArgumentException(
                    "There are at least two batches to compare, was one: " + members.keySet());
        }
        return members;
    }

    private static void requireFinite(double[] row, int length, String what, int sample) {
        boolean finite = row.length == length;
        for (double value : row) {
            finite &= Double.isFinite(value);
        }
        if (!finite) {
            throw new IllegalArgumentException("The " + what + " of sample " + (sample + 1) + " are " + length
                    + " finite numbers; fill in or leave out what is missing first");
        }
    }

    private static SimpleMatrix design(List<String> names, List<String> batches, double[][] covariates) {
        SimpleMatrix design = new SimpleMatrix(batches.size(), names.size() + covariates[0].length);
        for (int i = 0; i < batches.size(); i++) {
            design.set(i, names.indexOf(batches.get(i)), 1);
            for (int c = 0; c < covariates[i].length; c++) {
                design.set(i, names.size() + c, covariates[i][c]);
            }
        }
        return design;
    }

    private static SimpleMatrix leastSquares(SimpleMatrix design, SimpleMatrix y) {
        if (design.svd().rank() < design.getNumCols()) {
            throw new IllegalArgumentException(
                    "The covariates cannot be told from the batches or from each other: the design has no full rank");
        }
        return design.solve(y);
    }

    private static CombatModel.BatchEffect shrunk(List<double[]> z, int features) {
        double n = z.size();
        double[] means = new double[features];
        double[] variances = new double[features];
        for (int f = 0; f < features; f++) {
            for (double[] row : z) {
                means[f] += row[f] / n;
            }
            for (double[] row : z) {
                variances[f] += (row[f] - means[f]) * (row[f] - means[f]) / (n - 1);
            }
        }
        double priorMean = mean(means);
        double priorVariance = variance(means);
        double m = mean(variances);
        double s2 = variance(variances);
        if (!(s2 > 0)) {
            throw new IllegalArgumentException("The variances of a batch differ between features, but all were " + m);
        }
        double a = (2 * s2 + m * m) / s2;
        double b = (m * s2 + m * m * m) / s2;
        double[] shift = means.clone();
        double[] scale = variances.clone();
        double change = 1;
        for (int step = 0; step < MOST_STEPS && change > CONVERGENCE; step++) {
            change = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < features; f++) {
                double g = (n * priorVariance * means[f] + scale[f] * priorMean) / (n * priorVariance + scale[f]);
                double squares = 0;
                for (double[] row : z) {
                    squares += (row[f] - g) * (row[f] - g);
                }
                double d = (0.5 * squares + b) / (n / 2 + a - 1);
                // R divides by the old value with its sign, so that a negative mean never holds the iteration up
                change = Math.max(change, Math.abs(g - shift[f]) / shift[f]);
                change = Math.max(change, Math.abs(d - scale[f]) / scale[f]);
                shift[f] = g;
                scale[f] = d;
            }
        }
        return new CombatModel.BatchEffect(shift, scale);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
