package org.probatum.alignment.registration.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.transform.ControlLattice;

/**
 * The displacement that a stationary velocity leads to, both as coefficients of one control lattice, and the adjoint of that step.
 *
 * <p>Scaling and squaring on the nodes of the lattice: w₀ = v / 2ᴷ, then K times w ← w + w ∘ (id + w), where w between the nodes is
 * the natural cubic spline through them. The result is the natural spline through the last w. The adjoint is exact for these steps.
 *
 * <p>Source: V. Arsigny et al. (2006), MICCAI, 924–931.
 */
final class VelocityExponential {

    private static final int SQUARINGS = 6;

    private final int components;
    private final int[] cells;
    private final int[] nodes;
    private final int[] points;
    private final double[][] toNodes;
    private final double[][] toPoints;
    private final double[][] latticePerMm;
    private final List<double[]> states = new ArrayList<>();

    VelocityExponential(ControlLattice lattice) {
        boolean planar = lattice.grid().isPlanar();
        components = lattice.components();
        cells = new int[] {lattice.cellsI(), lattice.cellsJ(), planar ? 0 : lattice.cellsK()};
        nodes = new int[] {cells[0] + 1, cells[1] + 1, planar ? 1 : cells[2] + 1};
        points = new int[] {lattice.pointsI(), lattice.pointsJ(), lattice.pointsK()};
        toNodes = new double[3][];
        toPoints = new double[3][];
        for (int axis = 0; axis < 3; axis++) {
            boolean single = points[axis] == 1;
            toNodes[axis] = single ? new double[] {1} : values(nodes[axis]);
            toPoints[axis] = single ? new double[] {1} : naturalSpline(nodes[axis]);
        }
        latticePerMm = latticePerMm(lattice);
    }

    private static double[][] latticePerMm(ControlLattice lattice) {
        Matrix3 toIndex = lattice.grid().stepMatrix().inverse();
        double[] rows = toIndex.rows();
        int[] voxels = {
            lattice.grid().columns(), lattice.grid().rows(), lattice.grid().slices()
        };
        int[] cells = {lattice.cellsI(), lattice.cellsJ(), lattice.cellsK()};
        double[][] out = new double[3][3];
        for (int axis = 0; axis < lattice.components(); axis++) {
            double perVoxel = (double) cells[axis] / (voxels[axis] - 1);
            for (int b = 0; b < 3; b++) {
                out[axis][b] = perVoxel * rows[3 * axis + b];
            }
        }
        return out;
    }

    /** Rows: nodes; columns: control points. A spline's values at its knots. */
    private static double[] values(int n) {
        double[] m = new double[n * (n + 2)];
        for (int i = 0; i < n; i++) {
            m[i * (n + 2) + i] = 1.0 / 6;
            m[i * (n + 2) + i + 1] = 4.0 / 6;
            m[i * (n + 2) + i + 2] = 1.0 / 6;
        }
        return m;
    }

    /** Rows: control points; columns: nodes. Coefficients of the natural spline through the nodes, by Thomas' algorithm. */
    private static double[] naturalSpline(int n) {
        double[] m = new double[(n + 2) * n];
        double[] c = new double[n];
        double[] upper = new double[n];
        for (int unit = 0; unit < n; unit++) {
            Arrays.fill(c, 0);
            c[unit] = 1;
            for (int i = 1; i < n - 1; i++) {
                c[i] *= 6;
            }
            upper[0] = 0;
            for (int i = 1; i < n - 1; i++) {
                double pivot = 4 - upper[i - 1];
                upper[i] = 1 / pivot;
                c[i] = (c[i] - c[i - 1]) / pivot;
            }
            for (int i = n - 2; i > 0; i--) {
                c[i] -= upper[i] * c[i + 1];
            }
            for (int i = 0; i < n; i++) {
                m[(i + 1) * n + unit] = c[i];
            }
            m[unit] = 2 * c[0] - c[1];
            m[(n + 1) * n + unit] = 2 * c[n - 1] - c[n - 2];
        }
        return m;
    }

    /** Displacement coefficients for velocity coefficients (mm both); keeps what {@link #adjoint} needs. */
    double[] displacement(double[] velocity) {
        double[] w = everyAxis(velocity, toNodes, points, nodes, false);
        double scale = 1.0 / (1 << SQUARINGS);
        for (int n = 0; n < w.length; n++) {
            w[n] *= scale;
        }
        states.clear();
        for (int step = 0; step < SQUARINGS; step++) {
            states.add(w);
            w = squared(w);
        }
        return everyAxis(w, toPoints, nodes, points, false);
    }

    private double[] squared(double[] w) {
        double[] c = everyAxis(w, toPoints, nodes, points, false);
        double[] next = w.clone();
        int count = w.length / components;
        Place place = new Place();
        for (int n = 0; n < count; n++) {
            place.at(w, n);
            for (int component = 0; component < components; component++) {
                next[component * count + n] += place.sum(c, component, place.weight);
            }
        }
        return next;
    }

    /** The derivative by the velocity coefficients from that by the displacement coefficients of the last call. */
    double[] adjoint(double[] byDisplacement) {
        double[] by = everyAxis(byDisplacement, toPoints, points, nodes, true);
        for (int step = SQUARINGS - 1; step >= 0; step--) {
            by = squaredAdjoint(states.get(step), by);
        }
        double scale = 1.0 / (1 << SQUARINGS);
        for (int n = 0; n < by.length; n++) {
            by[n] *= scale;
        }
        return everyAxis(by, toNodes, nodes, points, true);
    }

    private double[] squaredAdjoint(double[] w, double[] byNext) {
        double[] c = everyAxis(w, toPoints, nodes, points, false);
        double[] byC = new double[c.length];
        double[] by = byNext.clone();
        int count = w.length / components;
        Place place = new Place();
        for (int n = 0; n < count; n++) {
            place.at(w, n);
            for (int component = 0; component < components; component++) {
                place.spread(byC, component, byNext[component * count + n]);
            }
            for (int axis = 0; axis < components; axis++) {
                double byCoordinate = 0;
                for (int component = 0; component < components && place.isFree[axis]; component++) {
                    byCoordinate += byNext[component * count + n] * place.sum(c, component, place.slopeAlong(axis));
                }
                for (int component = 0; component < components; component++) {
                    by[component * count + n] += latticePerMm[axis][component] * byCoordinate;
                }
            }
        }
        double[] byNodes = everyAxis(byC, toPoints, points, nodes, true);
        for (int n = 0; n < by.length; n++) {
            by[n] += byNodes[n];
        }
        return by;
    }

    /** Where a node is carried to: cell and weights on each axis. */
    private final class Place {
        final int[] cell = new int[3];
        final double[][] weight = new double[3][4];
        final double[][] slope = new double[3][4];
        final double[][] mixed = new double[3][];
        final boolean[] isFree = new boolean[3];

        void at(double[] w, int n) {
            int count = w.length / components;
            int[] node = {n % nodes[0], n / nodes[0] % nodes[1], n / nodes[0] / nodes[1]};
            for (int axis = 0; axis < 3; axis++) {
                if (points[axis] == 1) {
                    weight[axis][0] = 1;
                    continue;
                }
                double s = node[axis];
                for (int component = 0; component < components; component++) {
                    s += latticePerMm[axis][component] * w[component * count + n];
                }
                double inside = Math.clamp(s, 0, cells[axis]);
                isFree[axis] = s == inside;
                cell[axis] = ControlLattice.cell(inside, cells[axis]);
                ControlLattice.weights(inside - cell[axis], weight[axis]);
                ControlLattice.slopes(inside - cell[axis], slope[axis]);
            }
        }

        double[][] slopeAlong(int axis) {
            for (int other = 0; other < 3; other++) {
                mixed[other] = other == axis ? slope[other] : weight[other];
            }
            return mixed;
        }

        private int first(int component, int j, int k) {
            return ((component * points[2] + cell[2] + k) * points[1] + cell[1] + j) * points[0] + cell[0];
        }

        double sum(double[] c, int component, double[][] by) {
            double total = 0;
            for (int k = 0; k < Math.min(4, points[2]); k++) {
                for (int j = 0; j < 4; j++) {
                    int at = first(component, j, k);
                    double row = by[0][0] * c[at] + by[0][1] * c[at + 1] + by[0][2] * c[at + 2] + by[0][3] * c[at + 3];
                    total += by[2][k] * by[1][j] * row;
                }
            }
            return total;
        }

        void spread(double[] byC, int component, double value) {
            for (int k = 0; k < Math.min(4, points[2]); k++) {
                for (int j = 0; j < 4; j++) {
                    int at = first(component, j, k);
                    double f = value * weight[2][k] * weight[1][j];
                    for (int i = 0; i < 4; i++) {
                        byC[at + i] += f * weight[0][i];
                    }
                }
            }
        }
    }

    /** Applies a matrix along each axis; transposed if asked. */
    private double[] everyAxis(double[] in, double[][] matrices, int[] from, int[] to, boolean transposed) {
        double[] current = in;
        int[] size = from.clone();
        for (int axis = 0; axis < 3; axis++) {
            current = alongAxis(current, matrices[axis], size, axis, to[axis], transposed);
            size[axis] = to[axis];
        }
        return current;
    }

    private double[] alongAxis(double[] in, double[] matrix, int[] size, int axis, int m, boolean transposed) {
        int n = size[axis];
        int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
        int blocks = in.length / (n * stride);
        double[] out = new double[blocks * m * stride];
        for (int block = 0; block < blocks; block++) {
            for (int r = 0; r < m; r++) {
                for (int c = 0; c < n; c++) {
                    double f = transposed ? matrix[c * m + r] : matrix[r * n + c];
                    if (f != 0) {
                        int target = (block * m + r) * stride;
                        int source = (block * n + c) * stride;
                        for (int s = 0; s < stride; s++) {
                            out[target + s] += f * in[source + s];
                        }
                    }
                }
            }
        }
        return out;
    }
}
