package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.report.figure.HeatMapFigure;

/** One voxel is bright; the letters must say on which side of the patient it lies. */
class SlicePictureTest {

    /** 3 × 2 voxels, the one at x = 0, y = 0 bright. */
    private static VoxelArray volume(String rises) {
        return new VoxelArray(3, 2, 1, 1, 1, new float[] {200, 0, 0, 0, 0, 0}, rises);
    }

    /** x rises to the right and y to the front: the voxel (0, 0) lies at the patient's left back. */
    @Test
    void aVolumeThatRisesToTheRightIsTurnedToTheRadiologicalConvention() {
        SlicePicture picture = new SlicePicture(volume("RAS"));
        HeatMapFigure.Slice place = picture.place(0, "");
        assertThat(place).isEqualTo(new HeatMapFigure.Slice("R", "L", "A", "P", "axial, slice 1 of 1"));
        assertThat(bright(picture)).containsExactly(2, 1);
        assertThat(picture.cells(2, 3, List.of(9.0, 0.0, 0.0, 0.0, 0.0, 0.0)))
                .containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 9.0);
    }

    /** As DICOM orders voxels: x rises to the left and y to the back, so that (0, 0) lies at the right front. */
    @Test
    void aVolumeThatRisesToTheLeftStaysAsItIs() {
        SlicePicture picture = new SlicePicture(volume("LPS"));
        assertThat(picture.place(0, ", weight 0.50"))
                .isEqualTo(new HeatMapFigure.Slice("R", "L", "A", "P", "axial, slice 1 of 1, weight 0.50"));
        assertThat(bright(picture)).containsExactly(0, 0);
    }

    @Test
    void aCoronalStackSaysSo() {
        assertThat(new SlicePicture(volume("RSA")).place(0, ""))
                .isEqualTo(new HeatMapFigure.Slice("R", "L", "S", "I", "coronal, slice 1 of 1"));
    }

    @Test
    void withoutAKnownDirectionThereAreNoLetters() {
        SlicePicture picture = new SlicePicture(volume(""));
        assertThat(picture.place(0, "")).isEqualTo(new HeatMapFigure.Slice("", "", "", "", "slice 1 of 1"));
        assertThat(bright(picture)).containsExactly(0, 0);
    }

    /** NIfTI 1.1, method 3: the columns of the affine are the steps along i, j and k in right-anterior-superior. */
    @Test
    void theSidesFollowFromTheAffine() {
        assertThat(VoxelArray.rises(new double[][] {{4, 0, 0, -94}, {0, 4, 0, -94}, {0, 0, 9, 0}, {0, 0, 0, 1}}))
                .isEqualTo("RAS");
        assertThat(VoxelArray.rises(new double[][] {{0, 0, -1, 0}, {-1, 0.2, 0, 0}, {0.1, -1, 0, 0}, {0, 0, 0, 1}}))
                .isEqualTo("PIL");
        assertThat(VoxelArray.rises(new double[][] {{1, 1, 0, 0}, {0, 0.5, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}}))
                .isEmpty();
        assertThatThrownBy(() -> volume("RLS")).hasMessageContaining("three different sides, such as RAS, was RLS");
    }

    private static int[] bright(SlicePicture picture) {
        var image = picture.grey(0);
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                if ((image.rgb(x, y) & 0xff) > 100) {
                    return new int[] {x, y};
                }
            }
        }
        throw new AssertionError("No voxel is bright");
    }
}
