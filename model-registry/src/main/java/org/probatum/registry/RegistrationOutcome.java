package org.probatum.registry;

import java.util.List;
import java.util.Optional;

/** What registering a package led to. */
public sealed interface RegistrationOutcome {

    /** Accepted and stored. */
    record Registered(ModelVersion version, InspectionReport report) implements RegistrationOutcome {}

    /** Exactly this package was registered before; nothing was changed. */
    record AlreadyRegistered(ModelVersion version) implements RegistrationOutcome {}

    /**
     * Refused; nothing but an audit entry is left of it.
     *
     * @param id absent where the package could not be read
     * @param report absent where inspection was not the reason
     * @param reasons each one sentence; never empty
     */
    record Refused(Optional<ModelVersionId> id, Optional<InspectionReport> report, List<String> reasons)
            implements RegistrationOutcome {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
