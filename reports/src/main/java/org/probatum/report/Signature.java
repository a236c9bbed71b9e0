package org.probatum.report;

import java.time.Instant;
import org.probatum.trial.audit.Digest;

/**
 * An electronic signature as 21 CFR 11.50 wants it shown: printed name, date and time, meaning; and what was signed.
 *
 * @param meaning from the controlled list, for example {@code Approval}
 * @param signed what the signature stands under, for example {@code Protocol 2.1}
 * @param digest of exactly what was shown to the signer
 */
public record Signature(String name, String role, Instant at, String meaning, String signed, Digest digest) {

    public Signature {
        if (name.isBlank() || meaning.isBlank()) {
            throw new IllegalArgumentException("A signature shows the signer's printed name and its meaning");
        }
    }
}
