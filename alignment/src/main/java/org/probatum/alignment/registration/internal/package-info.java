/** How a registration is computed: pyramids, warping with gradients, optimizer and the search for a start. */
@NullMarked
package org.probatum.alignment.registration.internal;

import org.jspecify.annotations.NullMarked;
