package org.probatum.trial.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.probatum.trial.audit.Digest;

/** A registered model, pinned by the digest of its file.
 *
 * @param digest SHA-256 of model.onnx
 * @param scoreOutput output used as risk score; higher is worse
 * @param probabilityOutput output used as probability of the binary endpoint, from 0 to 1
 */
public record ModelReference(
        String name,
        String version,
        @JsonProperty("sha256") Digest digest,
        ModelRole role,
        Optional<String> scoreOutput,
        Optional<String> probabilityOutput) {
    /** Name and version as one text, such as {@code late_kronecker@1.0.0}. */
    public String reference() {
        return name + "@" + version;
    }
}
