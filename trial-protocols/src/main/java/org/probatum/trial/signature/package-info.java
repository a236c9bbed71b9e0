/**
 * Electronic signatures as 21 CFR Part 11 asks for them (§11.50, §11.70, §11.100 to §11.300).
 *
 * <p>Start with {@link org.probatum.trial.signature.SignatureService}.
 */
@NullMarked
package org.probatum.trial.signature;

import org.jspecify.annotations.NullMarked;
