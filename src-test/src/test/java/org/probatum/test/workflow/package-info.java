/** A whole trial without a browser, from the files to the verified capsule, also when its process is killed. */
@NullMarked
package org.probatum.test.workflow;

import org.jspecify.annotations.NullMarked;
