package org.probatum.alignment.registration.internal;

import java.util.Arrays;
import org.probatum.alignment.transform.ControlLattice;

/**
 * The displacement of a control lattice on the voxels of a level, line by line, and its adjoint.
 *
 * <p>The sum over 4 × 4 × 4 control points is done one axis after the other: the contraction along k is kept for all lines of
 * a slice and that along j for all voxels of a line.
 */
final class LatticeField {

    private final int pi;
    private final int pj;
    private final int pk;
    private final int components;
    private final Axis axisI;
    private final Axis axisJ;
    private final Axis axisK;
    private double[] coefficients;

    /** Cell and four weights for each voxel along one axis. */
    private static final class Axis {
        final int[] cell;
        final double[] weight;

        Axis(int voxels, int factor, int fullVoxels, int cells) {
            cell = new int[voxels];
            weight = new double[4 * voxels];
            double[] w = new double[4];
            for (int n = 0; n < voxels; n++) {
                if (fullVoxels == 1) {
                    weight[4 * n] = 1;
                    continue;
                }
                double index = n * (double) factor + (factor - 1) / 2.0;
                double s = index * cells / (fullVoxels - 1);
                cell[n] = ControlLattice.cell(s, cells);
                ControlLattice.weights(s - cell[n], w);
                System.arraycopy(w, 0, weight, 4 * n, 4);
            }
        }
    }

    /** Space that one chunk works in. */
    static final class Scratch {
        final double[] lineX;
        final double[] lineY;
        final double[] lineZ;
        final double[] gradient;
        private final double[] slice;
        private final double[] line;
        private int sliceOf;

        private Scratch(LatticeField f) {
            int n = f.axisI.cell.length;
            lineX = new double[n];
            lineY = new double[n];
            lineZ = new double[n];
            slice = new double[f.components * f.pj * f.pi];
            line = new double[f.components * f.pi];
            gradient = new double[f.components * f.pk * f.pj * f.pi];
            sliceOf = -1;
        }

        void restart() {
            sliceOf = -1;
        }

        void clearGradient() {
            Arrays.fill(gradient, 0);
            Arrays.fill(slice, 0);
        }
    }

    LatticeField(ControlLattice lattice, ImageLevel level) {
        this.pi = lattice.pointsI();
        this.pj = lattice.pointsJ();
        this.pk = lattice.pointsK();
        this.components = lattice.components();
        var full = level.full();
        var grid = level.grid();
        this.axisI = new Axis(grid.columns(), level.factors()[0], full.columns(), lattice.cellsI());
        this.axisJ = new Axis(grid.rows(), level.factors()[1], full.rows(), lattice.cellsJ());
        this.axisK = new Axis(grid.slices(), level.factors()[2], full.slices(), lattice.cellsK());
        this.coefficients = new double[lattice.coefficientCount()];
    }

    Scratch scratch() {
        return new Scratch(this);
    }

    /** @param values component, k, j, i with i fastest; used, not copied */
    void use(double[] values) {
        coefficients = values;
    }

    void displacements(int j, int k, Scratch s) {
        if (s.sliceOf != k) {
            s.sliceOf = k;
            contractSlice(k, s.slice);
        }
        contractLine(j, s);
        expand(s.line, 0, s.lineX);
        expand(s.line, pi, s.lineY);
        if (components == 3) {
            expand(s.line, 2 * pi, s.lineZ);
        }
    }

    private void contractSlice(int k, double[] slice) {
        int plane = pj * pi;
        int depth = Math.min(4, pk);
        for (int c = 0; c < components; c++) {
            int out = c * plane;
            Arrays.fill(slice, out, out + plane, 0);
            for (int d = 0; d < depth; d++) {
                double w = axisK.weight[4 * k + d];
                int in = (c * pk + axisK.cell[k] + d) * plane;
                for (int n = 0; n < plane; n++) {
                    slice[out + n] += w * coefficients[in + n];
                }
            }
        }
    }

    private void contractLine(int j, Scratch s) {
        for (int c = 0; c < components; c++) {
            int in = (c * pj + axisJ.cell[j]) * pi;
            for (int n = 0; n < pi; n++) {
                s.line[c * pi + n] = axisJ.weight[4 * j] * s.slice[in + n]
                        + axisJ.weight[4 * j + 1] * s.slice[in + pi + n]
                        + axisJ.weight[4 * j + 2] * s.slice[in + 2 * pi + n]
                        + axisJ.weight[4 * j + 3] * s.slice[in + 3 * pi + n];
            }
        }
    }

    private void expand(double[] line, int from, double[] out) {
        double[] w = axisI.weight;
        for (int i = 0; i < out.length; i++) {
            int at = from + axisI.cell[i];
            int q = 4 * i;
            out[i] = w[q] * line[at] + w[q + 1] * line[at + 1] + w[q + 2] * line[at + 2] + w[q + 3] * line[at + 3];
        }
    }

    /** Takes the derivatives of one line, in the scratch's line arrays, into the gradient. */
    void collect(int j, int k, Scratch s) {
        if (s.sliceOf != k) {
            finish(s);
            s.sliceOf = k;
        }
        Arrays.fill(s.line, 0);
        gather(s.lineX, s.line, 0);
        gather(s.lineY, s.line, pi);
        if (components == 3) {
            gather(s.lineZ, s.line, 2 * pi);
        }
        for (int c = 0; c < components; c++) {
            for (int d = 0; d < 4; d++) {
                double w = axisJ.weight[4 * j + d];
                int out = (c * pj + axisJ.cell[j] + d) * pi;
                for (int n = 0; n < pi; n++) {
                    s.slice[out + n] += w * s.line[c * pi + n];
                }
            }
        }
    }

    private void gather(double[] in, double[] line, int from) {
        double[] w = axisI.weight;
        for (int i = 0; i < in.length; i++) {
            double value = in[i];
            int at = from + axisI.cell[i];
            int q = 4 * i;
            line[at] += w[q] * value;
            line[at + 1] += w[q + 1] * value;
            line[at + 2] += w[q + 2] * value;
            line[at + 3] += w[q + 3] * value;
        }
    }

    /** Puts the slice that is under way into the gradient. */
    void finish(Scratch s) {
        if (s.sliceOf < 0) {
            return;
        }
        int plane = pj * pi;
        int depth = Math.min(4, pk);
        for (int c = 0; c < components; c++) {
            for (int d = 0; d < depth; d++) {
                double w = axisK.weight[4 * s.sliceOf + d];
                int out = (c * pk + axisK.cell[s.sliceOf] + d) * plane;
                for (int n = 0; n < plane; n++) {
                    s.gradient[out + n] += w * s.slice[c * plane + n];
                }
            }
        }
        Arrays.fill(s.slice, 0);
        s.sliceOf = -1;
    }
}
