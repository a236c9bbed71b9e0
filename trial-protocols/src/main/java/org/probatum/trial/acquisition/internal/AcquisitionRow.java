package org.probatum.trial.acquisition.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.probatum.trial.acquisition.Acquisition;
import org.probatum.trial.acquisition.InputQualityVerdict;
import org.probatum.trial.acquisition.InputQualityVerdict.Accepted;
import org.probatum.trial.acquisition.InputQualityVerdict.Doubtful;
import org.probatum.trial.acquisition.InputQualityVerdict.Refused;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.TrialId;

/** An acquisition as stored. */
@Entity
@Immutable
@Table(name = "acquisition")
@SuppressWarnings("NullAway.Init")
class AcquisitionRow {

    /** How a verdict is stored. */
    enum VerdictName {
        ACCEPTED,
        DOUBTFUL,
        REFUSED;

        static VerdictName of(InputQualityVerdict verdict) {
            return switch (verdict) {
                case Accepted a -> ACCEPTED;
                case Doubtful d -> DOUBTFUL;
                case Refused r -> REFUSED;
            };
        }
    }

    @Id
    @Column(name = "audit_sequence")
    private long auditSequence;

    private String trial;

    private String participant;

    private String modality;

    private String name;

    private String digest;

    @Column(name = "size_bytes")
    private long sizeBytes;

    private Instant at;

    @Enumerated(EnumType.STRING)
    private VerdictName verdict;

    /** One reason a line. */
    private String reasons;

    /** For Hibernate. */
    protected AcquisitionRow() {}

    AcquisitionRow(Acquisition acquisition) {
        this.auditSequence = acquisition.auditSequence();
        this.trial = acquisition.trial().value();
        this.participant = acquisition.participant().value();
        this.modality = acquisition.modality().value();
        this.name = acquisition.name();
        this.digest = acquisition.digest().hex();
        this.sizeBytes = acquisition.size();
        this.at = acquisition.acquiredAt();
        this.verdict = VerdictName.of(acquisition.verdict());
        this.reasons = String.join("\n", acquisition.verdict().why());
    }

    Acquisition toAcquisition() {
        return new Acquisition(
                auditSequence,
                new TrialId(trial),
                new ParticipantId(participant),
                new Modality(modality),
                name,
                new Digest(digest),
                sizeBytes,
                at,
                toVerdict());
    }

    private InputQualityVerdict toVerdict() {
        List<String> lines = reasons.lines().toList();
        return switch (verdict) {
            case ACCEPTED -> new Accepted();
            case DOUBTFUL -> new Doubtful(lines);
            case REFUSED -> new Refused(lines);
        };
    }
}
