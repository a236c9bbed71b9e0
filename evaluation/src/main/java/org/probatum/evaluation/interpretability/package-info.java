/**
 * What a model looked at: attributions, and whether they can be believed.
 *
 * <p>Pure arithmetic on values. A model is seen through two ports, {@link org.probatum.evaluation.interpretability.PredictionFunction}
 * and {@link org.probatum.evaluation.interpretability.GradientFunction}. Start with
 * {@link org.probatum.evaluation.interpretability.IntegratedGradients} for tables and texts,
 * {@link org.probatum.evaluation.interpretability.GradCam} for images,
 * {@link org.probatum.evaluation.interpretability.ModalityShapley} for modalities, and
 * {@link org.probatum.evaluation.interpretability.PassMark} for the verdict.
 */
@NullMarked
package org.probatum.evaluation.interpretability;

import org.jspecify.annotations.NullMarked;
