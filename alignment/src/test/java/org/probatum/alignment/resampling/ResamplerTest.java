package org.probatum.alignment.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.LinearTransform;

class ResamplerTest {

    private static final VoxelGrid GRID = VoxelGrid.axisAligned(8, 7, 6, new Spacing(2, 2, 3));

    private static Volume plane() {
        float[] values = new float[GRID.voxelCount()];
        for (int n = 0; n < values.length; n++) {
            values[n] = 2 * (n % 8) - 3 * (n / 8 % 7) + 5 * (n / 56);
        }
        return Volume.of(GRID, values);
    }

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void identityReturnsTheVolume(Interpolation interpolation) {
        Volume same = Resampler.resample(plane(), GRID, LinearTransform.IDENTITY, interpolation, -1);
        assertThat(same.values()).containsExactly(plane().values());
    }

    @ParameterizedTest
    @EnumSource(names = {"LINEAR", "CUBIC"})
    void aLinearImageIsReproducedBetweenVoxels(Interpolation interpolation) {
        // half a voxel along i and a third along k: 2 · 0.5 + 5 / 3 more
        var shift = LinearTransform.translation(new Point(1, 0, 1));
        Volume shifted = Resampler.resample(plane(), GRID, shift, interpolation, -1);
        assertThat((double) shifted.value(3, 3, 2)).isCloseTo(6 - 9 + 10 + 1 + 5.0 / 3, within(1e-5));
    }

    @Test
    void outsideHasTheValueThatWasAskedFor() {
        var far = LinearTransform.translation(new Point(100, 0, 0));
        assertThat(Resampler.resample(plane(), GRID, far, Interpolation.LINEAR, -7)
                        .values())
                .containsOnly(-7);
    }

    @Test
    void nearestKeepsLabels() {
        var shift = LinearTransform.translation(new Point(0.9, 0, 0));
        Volume labels = Resampler.resample(plane(), GRID, shift, Interpolation.NEAREST, -1);
        assertThat(labels.value(2, 0, 0)).isEqualTo(4);
    }

    @Test
    void aSinglePlaceHasTheValueOfTheResampledVolume() {
        var shift = LinearTransform.translation(new Point(0.7, -0.4, 1.1));
        Volume shifted = Resampler.resample(plane(), GRID, shift, Interpolation.LINEAR, -1);
        Resampler single = Resampler.of(plane(), Interpolation.LINEAR, Float.NaN);
        Point place = shift.fromFixedToMoving(GRID.toPhysical(new Point(3, 2, 1)));
        assertThat(single.valueAt(place)).isEqualTo(shifted.value(3, 2, 1));
        assertThat(single.valueAt(new Point(100, 0, 0))).isNaN();
    }
}
