/**
 * Where an installation keeps its files: one data folder, and in it contents by their digest.
 *
 * <p>Start with {@link org.probatum.trial.storage.DataFolder} and {@link org.probatum.trial.storage.ContentStore}.
 */
@NullMarked
package org.probatum.trial.storage;

import org.jspecify.annotations.NullMarked;
