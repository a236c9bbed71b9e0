package org.probatum.trial.cohort;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.probatum.trial.protocol.SiteId;
import org.probatum.trial.protocol.TrialId;

/** A participant who met the criteria and gave consent. Only enrolment in {@link CohortService} returns it. */
public final class EnrolledParticipant {

    private final TrialId trial;
    private final ParticipantId id;
    private final SiteId site;
    private final LocalDate enrolledOn;
    private final int number;
    private final Map<String, String> baseline;

    EnrolledParticipant(
            TrialId trial,
            ParticipantId id,
            SiteId site,
            LocalDate enrolledOn,
            int number,
            Map<String, String> baseline) {
        this.trial = trial;
        this.id = id;
        this.site = site;
        this.enrolledOn = enrolledOn;
        this.number = number;
        this.baseline = Collections.unmodifiableSortedMap(new TreeMap<>(baseline));
    }

    public TrialId trial() {
        return trial;
    }

    public ParticipantId id() {
        return id;
    }

    public SiteId site() {
        return site;
    }

    public LocalDate enrolledOn() {
        return enrolledOn;
    }

    /** Position in the order of enrolment, from 1 without gaps. */
    public int number() {
        return number;
    }

    /** Values at baseline by column name of participants.csv, as written there; missing values are absent. */
    public Map<String, String> baseline() {
        return baseline;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EnrolledParticipant that && trial.equals(that.trial) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return 31 * trial.hashCode() + id.hashCode();
    }

    @Override
    public String toString() {
        return "EnrolledParticipant[" + trial + ", " + id + "]";
    }
}
