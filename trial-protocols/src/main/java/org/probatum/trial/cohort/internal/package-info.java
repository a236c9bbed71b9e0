/** How the cohort is stored: entities and repositories, known only to the services of {@code trial.cohort}. */
@NullMarked
package org.probatum.trial.cohort.internal;

import org.jspecify.annotations.NullMarked;
