package org.probatum.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class VolumeTest {

    @Test
    void indexAndPlaceAreTwoNamesForOneThing() {
        // axes swapped and the second reversed: index (1, 2, 3) steps 2·1 along y, 3·2 along −x, 5·3 along z
        Matrix3 direction = Matrix3.of(0, -1, 0, 1, 0, 0, 0, 0, 1);
        VoxelGrid grid = new VoxelGrid(4, 5, 6, new Spacing(2, 3, 5), new Point(10, 20, 30), direction);
        assertThat(grid.toPhysical(new Point(1, 2, 3))).isEqualTo(new Point(10 - 6, 20 + 2, 30 + 15));
        assertThat(grid.toIndex(new Point(4, 22, 45)).distanceTo(new Point(1, 2, 3)))
                .isLessThan(1e-14);
    }

    @Test
    void refusesValuesThatAreNotFiniteAndSaysWhere() {
        VoxelGrid grid = VoxelGrid.planar(3, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Volume.of(grid, new float[] {1, 2, 3, 4, Float.NaN, Float.POSITIVE_INFINITY}))
                .withMessageContaining("2 of 6")
                .withMessageContaining("(1, 1, 0)");
    }

    @Test
    void refusesGridsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spacing(1, 0, 1))
                .withMessageContaining("rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new VoxelGrid(2, 2, 2, new Spacing(1, 1, 1), Point.ZERO, Matrix3.of(1, 0, 0, 1, 0, 0, 0, 0, 1)))
                .withMessageContaining("invertible");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Volume.of(VoxelGrid.planar(3, 2, 1), new float[5]))
                .withMessageContaining("takes 6 values, was given 5");
    }

    @Test
    void valuesAreCopiedInAndOut() {
        float[] values = {1, 2, 3, 4};
        Volume volume = Volume.of(VoxelGrid.planar(2, 2, 1), values);
        values[0] = 9;
        volume.values()[1] = 9;
        assertThat(volume.values()).containsExactly(1, 2, 3, 4);
    }
}
