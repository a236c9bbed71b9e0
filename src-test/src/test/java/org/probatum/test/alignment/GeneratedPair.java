package org.probatum.test.alignment;

import java.util.List;
import org.probatum.alignment.Point;
import org.probatum.alignment.Volume;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.alignment.transform.TransformModel;

/**
 * Two images and what is true about them.
 *
 * @param seed it was made from
 * @param hurdle what stands in the way of registering it
 * @param anatomy what is shown
 * @param model the transform that is asked for
 * @param secondContrast whether the fixed image is of the other contrast
 * @param truth from fixed to moving; meaningless when the two do not show the same
 * @param landmarks places of the fixed image that lie inside both images (mm)
 */
record GeneratedPair(
        long seed,
        Hurdle hurdle,
        Anatomy.Kind anatomy,
        TransformModel model,
        boolean secondContrast,
        Volume fixed,
        Volume moving,
        SpatialTransform truth,
        List<Point> landmarks) {

    /** What stands in the way. */
    enum Hurdle {
        /** Nothing but noise, brightness and the transform itself. */
        NONE(true, true),
        /** The pair is turned by up to half a turn. */
        LARGE_ROTATION(true, true),
        /** A good part of the anatomy lies outside the moving image. */
        CROPPED(true, true),
        /** Much noise, though structure can still be seen. */
        NOISY(true, true),
        /** Two different individuals. */
        OTHER_ANATOMY(false, false),
        /** The moving image is noise alone. */
        NOISE_ONLY(false, false),
        /** The moving image is a mirror image, which none of the transforms makes. */
        MIRRORED(false, true),
        /** At most a tenth of the fixed image is shown by the moving one. */
        HARDLY_ANY_OVERLAP(false, true),
        /** A rigid transform is asked for where lengths differ by a fifth or more. */
        OTHER_SCALE(false, true);

        final boolean registrable;
        final boolean hasTruth;

        Hurdle(boolean registrable, boolean hasTruth) {
            this.registrable = registrable;
            this.hasTruth = hasTruth;
        }
    }
}
