/**
 * The alignment of one participant's volumes, to look at and to decide on. {@link AlignmentNavigation} leads there.
 *
 * <p>{@link PairPictures} draws grey slices on the server; the script {@code alignment-viewer.js} combines them in the browser.
 */
@NullMarked
package org.probatum.ui.alignment;

import org.jspecify.annotations.NullMarked;
