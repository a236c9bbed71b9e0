package org.probatum.alignment.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.alignment.Point;
import org.probatum.alignment.transform.LinearTransform;

class LandmarkErrorsTest {

    @Test
    void summarizesDistancesWorkedByHand() {
        // a shift by (1, 0, 0) leaves distances 0, 1, 2, 3, 4; type 7: median 2, 90 % at 0.9 · 4 = 3.6 → 3.6
        List<Point> fixed = List.of(Point.ZERO, Point.ZERO, Point.ZERO, Point.ZERO, Point.ZERO);
        List<Point> moving = List.of(
                new Point(1, 0, 0), new Point(2, 0, 0), new Point(1, 2, 0), new Point(1, 0, 3), new Point(-3, 0, 0));
        var errors = LandmarkErrors.of(LinearTransform.translation(new Point(1, 0, 0)), fixed, moving);
        assertThat(errors.mean()).isCloseTo(2, within(1e-15));
        assertThat(errors.median()).isCloseTo(2, within(1e-15));
        assertThat(errors.percentile90()).isCloseTo(3.6, within(1e-14));
        assertThat(errors.largest()).isCloseTo(4, within(1e-15));
        // before: 1, 2, √5, √10, 3; after: 0, 1, 2, 3, 4, so four of five came nearer
        assertThat(errors.robustness()).isCloseTo(0.8, within(1e-15));
        assertThat(errors.relativeTo(10).largest()).isCloseTo(0.4, within(1e-15));
    }

    @Test
    void refusesLandmarksWithoutCounterpart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LandmarkErrors.of(LinearTransform.IDENTITY, List.of(Point.ZERO), List.of()))
                .withMessageContaining("1 fixed and 0 moving");
    }
}
