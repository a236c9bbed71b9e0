package org.probatum.evaluation.statistics.longitudinal;

import java.util.Optional;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.numeric.SymmetricMatrix;

/**
 * A normal model y ~ N(Xβ, V(θ)), fitted by (restricted) maximum likelihood.
 *
 * <pre>
 *   −2 l(θ) = log |V| + r'V⁻¹r + log |X'V⁻¹X| + (N − p) log 2π       restricted; N log 2π without the third term else
 *   Φ = (X'V⁻¹X)⁻¹,  β = Φ X'V⁻¹y,  r = y − Xβ
 * </pre>
 * <p>θ moves along the average of observed and expected information (A. R. Gilmour, R. Thompson and B. R. Cullis 1995,
 * Biometrics 51:1440), and in the last steps along the observed information. Degrees of freedom: {@link Inference}.
 */
final class MixedFit {

    private static final int MOST_STEPS = 200;
    private static final double NEAR = 1e-5;
    private static final double STEADY = 1e-15;

    /** The likelihood and the coefficients at one θ. */
    @SuppressWarnings("ArrayRecordComponent") // internal: the arrays are handed over, never shared
    record State(
            double[] theta,
            double logLikelihood,
            double[] beta,
            double[][] phi,
            double[] residualWeights,
            double[] gradient,
            double[][][] derivatives) {}

    private final VarianceModel model;
    private final boolean restricted;
    private final int p;

    private MixedFit(VarianceModel model, boolean restricted) {
        this.model = model;
        this.restricted = restricted;
        this.p = model.columns() - 1;
    }

    /** @param start a θ with a positive definite V */
    static Outcome<Inference> fit(VarianceModel model, boolean restricted, double[] start) {
        MixedFit fit = new MixedFit(model, restricted);
        if (model.rows() <= fit.p) {
            return Outcome.notEstimable(
                    "too-few-values", model.rows() + " rows do not determine " + fit.p + " coefficients");
        }
        Optional<State> first = fit.state(start);
        return first.isEmpty()
                ? Outcome.notEstimable("singular", "The start of the fit has a singular covariance or design")
                : fit.climb(first.get());
    }

    private Optional<State> state(double[] theta) {
        return model.first(theta).flatMap(first -> {
            double[][] xx = Dense.block(first.products(), p);
            return SymmetricMatrix.inverse(xx).map(phi -> state(theta, first, xx, phi));
        });
    }

    private State state(double[] theta, VarianceModel.First first, double[][] xx, double[][] phi) {
        double[] xy = new double[p];
        for (int a = 0; a < p; a++) {
            xy[a] = first.products()[a][p];
        }
        double[] beta = Dense.product(phi, xy);
        double[] weights = new double[p + 1];
        for (int a = 0; a < p; a++) {
            weights[a] = -beta[a];
        }
        weights[p] = 1;
        double squares = Dense.dot(Dense.product(first.products(), weights), weights);
        double minusTwo = first.logDeterminant() + squares + model.rows() * Math.log(2 * Math.PI);
        if (restricted) {
            minusTwo += SymmetricMatrix.logDeterminant(xx).orElseThrow() - p * Math.log(2 * Math.PI);
        }
        double[] gradient = new double[theta.length];
        for (int h = 0; h < theta.length; h++) {
            double[][] derivative = first.derivatives()[h];
            double inside = first.traces()[h] - Dense.dot(Dense.product(derivative, weights), weights);
            if (restricted) {
                inside -= Dense.trace(phi, Dense.block(derivative, p));
            }
            gradient[h] = -inside / 2;
        }
        return new State(theta, -minusTwo / 2, beta, phi, weights, gradient, first.derivatives());
    }

    private Outcome<Inference> climb(State start) {
        State now = start;
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean[] held = held(now);
            Optional<double[]> average = direction(average(now), now.gradient(), held);
            if (average.isEmpty()) {
                return Outcome.notEstimable("singular", "The covariance parameters are not determined by the data");
            }
            double gain = Dense.dot(average.get(), now.gradient());
            if (gain < NEAR) {
                return polish(now);
            }
            Optional<State> next = uphill(now, average.get());
            if (next.isEmpty()) {
                return gain < 1e-2 ? polish(now) : noConvergence();
            }
            now = next.get();
        }
        return noConvergence();
    }

    private static Outcome<Inference> noConvergence() {
        return Outcome.notEstimable(
                "no-convergence",
                "The likelihood has no maximum inside: the covariance runs to a singular one, or is not determined");
    }

    /** Newton steps on the observed information. */
    private Outcome<Inference> polish(State near) {
        State now = near;
        for (int step = 0; step < MOST_STEPS; step++) {
            boolean[] held = held(now);
            VarianceModel.Second second = model.second(now.theta());
            double[][] observed = observed(now, second);
            Optional<double[]> newton = direction(observed, now.gradient(), held);
            if (newton.isEmpty()) {
                return Outcome.notEstimable("singular", "The covariance parameters are not determined by the data");
            }
            double gain = Math.abs(Dense.dot(newton.get(), now.gradient()));
            Optional<State> next = gain < STEADY ? Optional.empty() : uphill(now, newton.get());
            if (next.isEmpty()) {
                return gain < 1e-8
                        ? Outcome.of(new Inference(
                                now, second, inverse(observed, held), inverse(expected(now, second), held), restricted))
                        : noConvergence();
            }
            now = next.get();
        }
        return noConvergence();
    }

    /** Parameters at the edge of their range whose gradient points outwards. */
    private boolean[] held(State now) {
        boolean[] held = model.atEdge(now.theta());
        for (int h = 0; h < held.length; h++) {
            held[h] &= now.gradient()[h] <= 0;
        }
        return held;
    }

    private Optional<State> uphill(State now, double[] direction) {
        double share = model.largestStep(now.theta(), direction);
        for (int half = 0; half < 40; half++, share /= 2) {
            double[] theta = now.theta().clone();
            for (int h = 0; h < theta.length; h++) {
                theta[h] += share * direction[h];
            }
            Optional<State> next = state(theta);
            double slack = 1e-13 * Math.abs(now.logLikelihood());
            if (next.isPresent() && next.get().logLikelihood() >= now.logLikelihood() - slack) {
                return next;
            }
        }
        return Optional.empty();
    }

    private static Optional<double[]> direction(double[][] information, double[] gradient, boolean[] held) {
        return inverseOf(information, held).map(inverse -> Dense.product(inverse, gradient));
    }

    private static double[][] inverse(double[][] information, boolean[] held) {
        return inverseOf(information, held).orElseGet(() -> {
            double[][] undefined = new double[information.length][information.length];
            for (double[] row : undefined) {
                java.util.Arrays.fill(row, Double.NaN);
            }
            return undefined;
        });
    }

    /** The inverse of the free part; rows and columns of held parameters are 0. */
    private static Optional<double[][]> inverseOf(double[][] information, boolean[] held) {
        int[] free = java.util.stream.IntStream.range(0, held.length)
                .filter(h -> !held[h])
                .toArray();
        double[][] part = new double[free.length][free.length];
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                part[a][b] = information[free[a]][free[b]];
            }
        }
        return SymmetricMatrix.inverse(part).map(inverse -> {
            double[][] full = new double[held.length][held.length];
            for (int a = 0; a < free.length; a++) {
                for (int b = 0; b < free.length; b++) {
                    full[free[a]][free[b]] = inverse[a][b];
                }
            }
            return full;
        });
    }

    private double[] towards(State now, int h) {
        return java.util.Arrays.copyOf(Dense.product(now.derivatives()[h], now.residualWeights()), p);
    }

    private double[][] average(State now) {
        double[][] products = model.residualProducts(now.theta(), now.residualWeights());
        int q = products.length;
        double[][] information = new double[q][q];
        for (int h = 0; h < q; h++) {
            double[] left = Dense.product(now.phi(), towards(now, h));
            for (int k = 0; k < q; k++) {
                information[h][k] = (products[h][k] - Dense.dot(left, towards(now, k))) / 2;
            }
        }
        return Dense.symmetric(information);
    }

    /** −∂²l/∂θₕ∂θₖ. */
    private double[][] observed(State now, VarianceModel.Second second) {
        int q = now.theta().length;
        double[] c = now.residualWeights();
        double[][] information = new double[q][q];
        for (int h = 0; h < q; h++) {
            double[] left = Dense.product(now.phi(), towards(now, h));
            for (int k = 0; k < q; k++) {
                double inside = second.curvatureTraces()[h][k]
                        - second.traces()[h][k]
                        + 2 * Dense.dot(Dense.product(second.products()[h][k], c), c)
                        - Dense.dot(Dense.product(second.curvatures()[h][k], c), c)
                        - 2 * Dense.dot(left, towards(now, k));
                if (restricted) {
                    inside += 2 * Dense.trace(now.phi(), Dense.block(second.products()[h][k], p))
                            - Dense.trace(now.phi(), Dense.block(second.curvatures()[h][k], p))
                            - derivativeTrace(now, h, k);
                }
                information[h][k] = inside / 2;
            }
        }
        return Dense.symmetric(information);
    }

    private double[][] expected(State now, VarianceModel.Second second) {
        int q = now.theta().length;
        double[][] information = new double[q][q];
        for (int h = 0; h < q; h++) {
            for (int k = 0; k < q; k++) {
                double inside = second.traces()[h][k];
                if (restricted) {
                    inside += derivativeTrace(now, h, k)
                            - 2 * Dense.trace(now.phi(), Dense.block(second.products()[h][k], p));
                }
                information[h][k] = inside / 2;
            }
        }
        return Dense.symmetric(information);
    }

    /** tr(Φ Pₕ Φ Pₖ). */
    private double derivativeTrace(State now, int h, int k) {
        double[][] first = Dense.product(now.phi(), Dense.block(now.derivatives()[h], p));
        double[][] second = Dense.product(now.phi(), Dense.block(now.derivatives()[k], p));
        return Dense.trace(first, second);
    }
}
