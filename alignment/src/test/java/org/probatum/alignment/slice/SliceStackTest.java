package org.probatum.alignment.slice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;
import org.probatum.alignment.transform.Rotations;

class SliceStackTest {

    /** As a NIfTI file in RAS lies in LPS: i runs to the right, j to the front, k to the head. */
    private static final VoxelGrid RAS =
            new VoxelGrid(10, 20, 5, new Spacing(2, 1, 4), new Point(18, 19, 0), Matrix3.diagonal(-1, -1, 1));

    /** A sagittal acquisition: i runs to the back, j to the feet, k to the left. */
    private static final VoxelGrid SAGITTAL =
            new VoxelGrid(6, 7, 8, new Spacing(1, 1, 3), Point.ZERO, Matrix3.of(0, 0, 1, 1, 0, 0, 0, -1, 0));

    @Test
    void theLeftIsAtTheRightSideAndTheFrontAtTheTop() {
        SliceStack axial = SliceStack.of(RAS, SliceView.AXIAL);
        // the first voxel lies 18 mm to the left and 19 mm to the back: the lower right corner
        assertThat(axial.picture(new Point(18, 19, 0))).isEqualTo(new Point(9, 19, 0));
        assertThat(axial.width()).isEqualTo(10);
        assertThat(axial.height()).isEqualTo(20);
        assertThat(axial.count()).isEqualTo(5);
        assertThat(axial.pixelWidth()).isEqualTo(2);
    }

    @Test
    void theHeadIsAtTheTopOfTheOthers() {
        SliceStack coronal = SliceStack.of(RAS, SliceView.CORONAL);
        // 16 mm towards the head is the last of 5 slices of 4 mm
        assertThat(coronal.picture(new Point(18, 19, 16)).y()).isZero();
        SliceStack sagittal = SliceStack.of(RAS, SliceView.SAGITTAL);
        assertThat(sagittal.picture(new Point(18, 0, 16))).isEqualTo(new Point(0, 0, 9));
    }

    @Test
    void aSagittalAcquisitionShowsTheSameSides() {
        SliceStack axial = SliceStack.of(SAGITTAL, SliceView.AXIAL);
        assertThat(axial.width()).as("left to right is k").isEqualTo(8);
        assertThat(axial.height()).as("front to back is i").isEqualTo(6);
        assertThat(axial.count()).as("head to feet is j").isEqualTo(7);
        assertThat(axial.place(0, 7, 5)).as("lowest slice, left, back").isEqualTo(new Point(21, 5, -6));
    }

    @ParameterizedTest
    @EnumSource(SliceView.class)
    void pictureAfterPlaceIsTheIdentity(SliceView view) {
        VoxelGrid oblique = new VoxelGrid(
                11, 12, 13, new Spacing(1, 2, 3), new Point(5, -7, 9), Rotations.ofEuler(new Point(0.3, -0.2, 0.4)));
        SliceStack stack = SliceStack.of(oblique, view);
        Point back = stack.picture(stack.place(3, 4.5, 6.25));
        assertThat(back.distanceTo(new Point(4.5, 6.25, 3))).isCloseTo(0, within(1e-9));
    }

    @Test
    void aSliceThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> SliceStack.of(RAS, SliceView.AXIAL).requireSlice(5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 4");
    }
}
