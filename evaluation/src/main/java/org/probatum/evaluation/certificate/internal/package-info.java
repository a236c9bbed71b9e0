/** How issued certificates are stored. */
@NullMarked
package org.probatum.evaluation.certificate.internal;

import org.jspecify.annotations.NullMarked;
