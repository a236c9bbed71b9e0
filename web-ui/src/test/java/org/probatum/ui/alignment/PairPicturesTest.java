package org.probatum.ui.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.slice.SliceView;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.evaluation.run.AlignmentRecord;
import org.probatum.evaluation.run.RunId;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.alignment.PairPictures.Layer;

class PairPicturesTest {

    private static final VoxelGrid GRID = VoxelGrid.axisAligned(6, 5, 4, new Spacing(2, 2, 3));

    /** The value of a voxel is its column. */
    private static Volume columns(VoxelGrid grid) {
        float[] values = new float[grid.voxelCount()];
        for (int n = 0; n < values.length; n++) {
            values[n] = n % grid.columns();
        }
        return Volume.of(grid, values);
    }

    private static PairPictures pictures(Optional<SpatialTransform> transform) {
        AlignmentRecord record = new AlignmentRecord(
                new RunId("run"), new ParticipantId("P-1"), "DOUBTFUL", OptionalDouble.empty(), "{}");
        Digest digest = Digest.ofText("a file");
        return new PairPictures(new AlignedPair(
                new TrialId("trial"),
                record,
                new AlignedPair.Input("t1", digest, columns(GRID)),
                new AlignedPair.Input("t2", digest, columns(GRID)),
                transform));
    }

    @Test
    void afterLooksThroughTheTransformAndBeforeDoesNot() {
        // 2 mm to the left are one column further
        PairPictures pictures = pictures(Optional.of(LinearTransform.translation(new Point(2, 0, 0))));
        assertThat(pictures.values(Layer.BEFORE, SliceView.AXIAL, 1)).startsWith(0, 1, 2, 3, 4, 5);
        float[] after = pictures.values(Layer.AFTER, SliceView.AXIAL, 1);
        assertThat(after).startsWith(1, 2, 3, 4, 5);
        assertThat(after[5]).as("outside the moving volume").isNaN();
        assertThat(pictures.places(SliceView.AXIAL, 1)).startsWith(2, 0, 3);
    }

    @Test
    void aPictureIsAsLargeAsTheSliceAndReachesFromBlackToWhite() throws IOException {
        BufferedImage image = ImageIO.read(
                new ByteArrayInputStream(pictures(Optional.empty()).png(Layer.FIXED, SliceView.CORONAL, 2)));
        assertThat(image.getWidth()).isEqualTo(6);
        assertThat(image.getHeight()).as("slices from head to feet").isEqualTo(4);
        assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
        assertThat(image.getRaster().getSample(5, 0, 0)).isEqualTo(255);
    }

    @Test
    void whatIsNotThereIsRefused() {
        PairPictures pictures = pictures(Optional.empty());
        assertThatThrownBy(() -> pictures.values(Layer.FIXED, SliceView.AXIAL, 4))
                .hasMessageContaining("0 to 3");
        assertThatThrownBy(() -> pictures.values(Layer.AFTER, SliceView.AXIAL, 0))
                .hasMessageContaining("no transform");
        assertThat(pictures.mesh(SliceView.AXIAL, 0)).isEmpty();
    }

    @Test
    void aConstantVolumeIsDrawnGrey() {
        GreyWindow window = GreyWindow.of(Volume.of(GRID, new float[GRID.voxelCount()]));
        assertThat(window.grey(0)).isEqualTo(128);
        assertThat(window.grey(Float.NaN)).isZero();
    }

    @Test
    void numbersAreSentLowestByteFirst() {
        // 1.0f is 0x3f800000
        assertThat(PairPictures.bytes(new float[] {1})).containsExactly(0, 0, 0x80, 0x3f);
    }
}
