package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Kind of transform that brings a moving volume onto a fixed one. */
public enum TransformKind {
    /** Shift. */
    @JsonProperty("translation")
    TRANSLATION,
    /** Rotation and shift. */
    @JsonProperty("rigid")
    RIGID,
    /** Any linear map and shift. */
    @JsonProperty("affine")
    AFFINE,
    /** Free-form deformation. */
    @JsonProperty("bspline")
    BSPLINE
}
