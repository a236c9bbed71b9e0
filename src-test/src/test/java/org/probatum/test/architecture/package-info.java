/** Rules about who may know whom, each with its reason. */
@NullMarked
package org.probatum.test.architecture;

import org.jspecify.annotations.NullMarked;
