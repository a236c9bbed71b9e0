/** The model registry on a database and the content store. */
@NullMarked
package org.probatum.registry.internal;

import org.jspecify.annotations.NullMarked;
