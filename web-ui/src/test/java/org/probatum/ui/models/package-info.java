/** Tests of what the page Models reads. */
@NullMarked
package org.probatum.ui.models;

import org.jspecify.annotations.NullMarked;
