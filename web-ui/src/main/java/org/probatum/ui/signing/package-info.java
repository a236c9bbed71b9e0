/** Electronic signatures on the screen: what is signed is shown, and the signer is asked again who they are. */
@NullMarked
package org.probatum.ui.signing;

import org.jspecify.annotations.NullMarked;
