package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/** Something that has happened or not.
 *
 * @param column column pattern of 1 for yes, 0 for no, empty for not evaluable
 * @param horizon time at which the status is judged, in months
 */
public record BinaryEndpoint(
        EndpointId id,
        String title,
        EndpointRole role,
        String column,
        Optional<Double> horizon,
        Optional<Estimand> estimand)
        implements Endpoint {
    @Override
    public List<String> columnPatterns() {
        return List.of(column);
    }
}
