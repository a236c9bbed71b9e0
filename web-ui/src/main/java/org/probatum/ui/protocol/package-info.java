/** The page Protocol: what was promised: arms, endpoints, estimands, plans, and the version in force. Reached through {@link org.probatum.ui.protocol.ProtocolNavigation}. */
@NullMarked
package org.probatum.ui.protocol;

import org.jspecify.annotations.NullMarked;
