/** A workbench with temporary data, and a real browser that uses it. */
@NullMarked
package org.probatum.test.browser;

import org.jspecify.annotations.NullMarked;
