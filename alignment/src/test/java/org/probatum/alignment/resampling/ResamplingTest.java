package org.probatum.alignment.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.LinearTransform;

class ResamplingTest {

    private static final VoxelGrid GRID = VoxelGrid.axisAligned(6, 5, 4, new Spacing(2, 3, 4));

    @Test
    void aLinearRampIsReadExactlyBetweenVoxels() {
        // value = 10 i + 100 j + 1000 k is linear, so linear interpolation is exact: a shift of half a voxel along i
        // adds 5
        float[] values = new float[GRID.voxelCount()];
        for (int k = 0; k < 4; k++) {
            for (int j = 0; j < 5; j++) {
                for (int i = 0; i < 6; i++) {
                    values[GRID.offset(i, j, k)] = 10 * i + 100 * j + 1000 * k;
                }
            }
        }
        Volume drawn = Resampling.of(Volume.of(GRID, values), GRID, shift(1, 0, 0), Interpolation.LINEAR, -1);
        assertThat(drawn.value(2, 3, 1)).isCloseTo(1325, within(1e-3f));
    }

    @Test
    void aPlaceOutsideHasTheValueAskedFor() {
        Volume ones = Volume.of(GRID, filled(1));
        Volume drawn = Resampling.of(ones, GRID, shift(100, 0, 0), Interpolation.LINEAR, -7);
        assertThat(drawn.value(0, 0, 0)).isEqualTo(-7);
    }

    @Test
    void nearestKeepsLabels() {
        float[] labels = filled(0);
        labels[GRID.offset(3, 2, 1)] = 4;
        Volume drawn = Resampling.of(Volume.of(GRID, labels), GRID, shift(0.6, 0, 0), Interpolation.NEAREST, 0);
        assertThat(drawn.value(3, 2, 1)).isEqualTo(4);
    }

    private static float[] filled(float value) {
        float[] values = new float[GRID.voxelCount()];
        java.util.Arrays.fill(values, value);
        return values;
    }

    private static LinearTransform shift(double x, double y, double z) {
        return LinearTransform.translation(new Point(x, y, z));
    }
}
