/** What a trial promises: arms, eligibility, endpoints with estimands, pinned models and plans. */
@NullMarked
package org.probatum.trial.protocol;

import org.jspecify.annotations.NullMarked;
