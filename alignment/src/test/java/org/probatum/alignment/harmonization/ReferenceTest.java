package org.probatum.alignment.harmonization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.alignment.Mask;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;

class ReferenceTest {

    @Test
    void scoresAreDeviationsFromTheReference() {
        // 2, 4, 6: mean 4, deviation sqrt((4 + 0 + 4) / 2) = 2
        ReferenceScore reference = ReferenceScore.of(new double[] {2, 4, 6});
        assertThat(reference.score(7)).isEqualTo(1.5);
        assertThat(reference.value(reference.score(-3.2))).isCloseTo(-3.2, within(1e-15));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceScore.of(new double[] {3, 3, 3}));
    }

    private static final VoxelGrid GRID = VoxelGrid.planar(101, 1, 1);

    private static Volume ramp(double scale, double shift, double power) {
        float[] values = new float[101];
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) (scale * Math.pow(n / 100.0, power) + shift);
        }
        return Volume.of(GRID, values);
    }

    @Test
    void aScanInOtherUnitsComesOutTheSame() {
        Mask all = Mask.everywhere(GRID);
        var standard = HistogramStandard.learn(List.of(ramp(100, 0, 1), ramp(900, 50, 1)), List.of(all, all));
        // a straight ramp has its percentiles p at p, so that p lies at 100 (p − 1) / 98 on the scale of 0 to 100
        assertThat(standard.landmarks().get(1)).isCloseTo(100 * 9 / 98.0, within(1e-5));
        float[] one = standard.standardized(ramp(100, 0, 1), all).values();
        float[] other = standard.standardized(ramp(37, -5, 1), all).values();
        for (int n = 0; n < one.length; n++) {
            assertThat(other[n]).isCloseTo(one[n], within(1e-3f));
            assertThat(one[n]).isCloseTo((float) (100 * (n - 1) / 98.0), within(1e-3f));
        }
    }

    @Test
    void aMonotoneChangeOfContrastIsTakenOutAtTheLandmarks() {
        Mask all = Mask.everywhere(GRID);
        var standard = HistogramStandard.learn(List.of(ramp(100, 0, 1)), List.of(all));
        float[] values = standard.standardized(ramp(100, 0, 2), all).values();
        for (int percentile : HistogramStandard.PERCENTILES) {
            assertThat(values[percentile]).isCloseTo((float) (100 * (percentile - 1) / 98.0), within(1e-3f));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standard.standardized(ramp(0, 3, 1), all))
                .withMessageContaining("spread");
    }
}
