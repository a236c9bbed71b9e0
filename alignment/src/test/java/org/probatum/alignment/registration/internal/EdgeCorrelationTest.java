package org.probatum.alignment.registration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.synthetic.Phantom;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.Rotations;

class EdgeCorrelationTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theTransformAgreesWithItsDefinitionAndReturns(int axes) {
        int side = 8;
        FourierTransform fourier = new FourierTransform(side, axes);
        double[] re = new Random(1).doubles(fourier.count(), -1, 1).toArray();
        double[] im = new Random(2).doubles(fourier.count(), -1, 1).toArray();
        double[] x = re.clone();
        double[] y = im.clone();
        fourier.forward(re, im);
        int[] k = {3, 5, axes == 3 ? 2 : 0};
        double sum = 0;
        for (int n = 0; n < x.length; n++) {
            int phase = k[0] * (n % side) + k[1] * (n / side % side) + k[2] * (n / side / side);
            double angle = -2 * Math.PI * phase / side;
            sum += x[n] * Math.cos(angle) - y[n] * Math.sin(angle);
        }
        assertThat(re[(k[2] * side + k[1]) * side + k[0]]).isCloseTo(sum, within(1e-9));
        fourier.backward(re, im);
        for (int n = 0; n < x.length; n++) {
            assertThat(re[n] / x.length).isCloseTo(x[n], within(1e-12));
            assertThat(im[n] / x.length).isCloseTo(y[n], within(1e-12));
        }
    }

    @Test
    void findsAFarShiftBetweenTwoContrasts() {
        VoxelGrid grid = VoxelGrid.planar(128, 128, 1);
        Matrix3 turn = Rotations.aboutZ(Math.toRadians(70));
        LinearTransform truth = new LinearTransform(
                org.probatum.alignment.transform.TransformModel.RIGID, turn, grid.centre(), new Point(38, -25, 0));
        Phantom phantom = new Phantom(5, 40, true);
        LinearTransform toAnatomy = LinearTransform.translation(grid.centre().times(-1));
        Volume fixed = phantom.scan(grid, truth.then(toAnatomy), true, 3, 1);
        Volume moving = phantom.scan(grid, toAnatomy, false, 3, 2);
        int[] whole = {1, 1, 1};
        EdgeCorrelation correlation = new EdgeCorrelation(
                new ImageLevel(grid, grid, whole, fixed.values()), new ImageLevel(grid, grid, whole, moving.values()));
        EdgeCorrelation.Peak best = correlation.peaks(turn, grid.centre()).getFirst();
        // the pitch of the search is 127 / 71 = 1.8 pixels
        assertThat(best.parts().translation().distanceTo(truth.translation())).isLessThan(1.8);
        EdgeCorrelation.Peak astray =
                correlation.peaks(Matrix3.IDENTITY, grid.centre()).getFirst();
        assertThat(best.score()).isGreaterThan(1.5 * astray.score());
    }
}
