package org.probatum.ui.explanations;

import java.util.Optional;
import org.probatum.alignment.Volume;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.trial.acquisition.RasterImage;

/** The image that an explanation's map lies over. */
sealed interface ExplainedImage {

    /** Its name without ending, such as {@code t1}. */
    String name();

    /** A slide as it was acquired. */
    record Slide(String name, RasterImage image) implements ExplainedImage {}

    /**
     * A volume as the model was given it, in the patient's coordinates (LPS mm) of that volume.
     *
     * @param origin where it comes from, when it was drawn on another volume's grid
     */
    record Scan(String name, Volume volume, Optional<Origin> origin) implements ExplainedImage {}

    /**
     * The volume that was acquired.
     *
     * @param fromShown from the shown volume's patient coordinates to those of the acquired one
     */
    record Origin(String name, SpatialTransform fromShown) {}
}
