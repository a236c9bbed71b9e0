/** How reports are composed from the services, written and stored. */
@NullMarked
package org.probatum.ui.issuing.internal;

import org.jspecify.annotations.NullMarked;
