package org.probatum.trial.acquisition;

/** What there is of a modality of a participant. */
public enum Availability {
    COLLECTED("Collected"),
    DOUBTFUL("Doubtful"),
    REFUSED("Refused"),
    MISSING("Missing");

    private final String label;

    Availability(String label) {
        this.label = label;
    }

    /** The word on screens and in reports. */
    public String label() {
        return label;
    }

    static Availability of(InputQualityVerdict verdict) {
        return switch (verdict) {
            case InputQualityVerdict.Accepted a -> COLLECTED;
            case InputQualityVerdict.Doubtful d -> DOUBTFUL;
            case InputQualityVerdict.Refused r -> REFUSED;
        };
    }
}
