/** How versions of protocols are stored. */
@NullMarked
package org.probatum.trial.protocol.internal;

import org.jspecify.annotations.NullMarked;
