package org.probatum.trial.protocol;

import java.util.List;
import java.util.Optional;

/** Time from enrolment to an event, possibly censored.
 *
 * @param timeColumn column pattern of the time to event or censoring, in {@code unit}
 * @param eventColumn column pattern of 1 for the event and 0 for censoring
 */
public record TimeToEventEndpoint(
        EndpointId id,
        String title,
        EndpointRole role,
        String timeColumn,
        String eventColumn,
        TimeUnit unit,
        Optional<Estimand> estimand)
        implements Endpoint {
    @Override
    public List<String> columnPatterns() {
        return List.of(timeColumn, eventColumn);
    }
}
