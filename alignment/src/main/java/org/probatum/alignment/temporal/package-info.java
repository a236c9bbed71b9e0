/**
 * Aligning measurements in time: which one stands for a visit, and what changed between visits.
 *
 * <p>A {@link MeasurementSeries} answers for a planned time within an {@link AcquisitionWindow} with a sealed {@link VisitValue};
 * {@link VisitChange} compares two of them. Every answer records what it was made from.
 */
@NullMarked
package org.probatum.alignment.temporal;

import org.jspecify.annotations.NullMarked;
