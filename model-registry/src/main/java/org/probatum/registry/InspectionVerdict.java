package org.probatum.registry;

import java.util.List;

/** What inspection of a model package led to. */
public sealed interface InspectionVerdict {

    /** The package may be registered. */
    record Accepted() implements InspectionVerdict {}

    /** The package must not be registered. {@code reasons} is never empty. */
    record Refused(List<String> reasons) implements InspectionVerdict {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal has at least one reason");
            }
        }
    }
}
