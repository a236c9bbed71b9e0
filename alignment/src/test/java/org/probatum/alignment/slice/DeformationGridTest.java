package org.probatum.alignment.slice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.ControlLattice;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;

class DeformationGridTest {

    private static final VoxelGrid GRID = VoxelGrid.axisAligned(21, 11, 9, new Spacing(2, 2, 2));

    @Test
    void aConstantDisplacementMovesEveryNodeByItWhateverTheLinearPart() {
        // B-splines sum to one, so equal coefficients displace by their value: 4 mm to the left are 2 pixels of 2 mm;
        // the linear part doubles all lengths, so half of it remains
        ControlLattice lattice = new ControlLattice(GRID, 3, 3, 3);
        double[] coefficients = new double[lattice.coefficientCount()];
        java.util.Arrays.fill(coefficients, 0, coefficients.length / 3, 8);
        var transform = FreeFormTransform.of(
                LinearTransform.affine(Matrix3.diagonal(2, 2, 2), Point.ZERO, new Point(5, 5, 5)),
                lattice,
                coefficients);
        DeformationGrid mesh = DeformationGrid.of(transform, SliceStack.of(GRID, SliceView.AXIAL), 4, 10);
        assertThat(mesh.columns()).isEqualTo(11);
        assertThat(mesh.rows()).as("half as high as wide").isEqualTo(6);
        assertThat(mesh.du()).hasSize(66).usingComparatorWithPrecision(1e-12).containsOnly(2);
        assertThat(mesh.dv()).usingComparatorWithPrecision(1e-12).containsOnly(0);
        assertThat(mesh.folded()).containsOnly(false);
    }
}
