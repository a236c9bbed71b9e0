package org.probatum.trial.cohort.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What was observed for one endpoint of one participant. */
@Entity
@Table(name = "outcome_value")
public class OutcomeEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "participant", nullable = false, length = 64)
    private String participant = "";

    @Column(name = "endpoint", nullable = false, length = 64)
    private String endpoint = "";

    @Column(name = "kind", nullable = false, length = 20)
    private String kind = "";

    @Column(name = "measured")
    private @Nullable Double measured;

    @Column(name = "happened")
    private @Nullable Boolean happened;

    /** For the persistence provider. */
    protected OutcomeEntity() {}

    public OutcomeEntity(String trial, String participant, String endpoint) {
        this.trial = trial;
        this.participant = participant;
        this.endpoint = endpoint;
    }

    public long id() {
        return id;
    }

    public String trial() {
        return trial;
    }

    public String participant() {
        return participant;
    }

    public String endpoint() {
        return endpoint;
    }

    public String kind() {
        return kind;
    }

    public void kind(String value) {
        this.kind = value;
    }

    public @Nullable Double measured() {
        return measured;
    }

    public void measured(@Nullable Double value) {
        this.measured = value;
    }

    public @Nullable Boolean happened() {
        return happened;
    }

    public void happened(@Nullable Boolean value) {
        this.happened = value;
    }
}
