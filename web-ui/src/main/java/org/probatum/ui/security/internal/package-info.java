/** How accounts are stored, and how Spring Security is told about them. */
@NullMarked
package org.probatum.ui.security.internal;

import org.jspecify.annotations.NullMarked;
