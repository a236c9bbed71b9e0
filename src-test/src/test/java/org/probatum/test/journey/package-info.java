/** What people do in the workbench, done in a real browser. */
@NullMarked
package org.probatum.test.journey;

import org.jspecify.annotations.NullMarked;
