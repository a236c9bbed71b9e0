/** Wires the data folder to those who keep something in it. */
@NullMarked
package org.probatum.trial.storage.internal;

import org.jspecify.annotations.NullMarked;
