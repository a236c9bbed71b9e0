package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/** A number.
 *
 * @param column column pattern of the number; empty for not measured
 */
public record ContinuousEndpoint(
        EndpointId id, String title, EndpointRole role, String column, String unit, Optional<Estimand> estimand)
        implements Endpoint {
    @Override
    public List<String> columnPatterns() {
        return List.of(column);
    }
}
