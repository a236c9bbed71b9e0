package org.probatum.trial.cohort.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question about recorded data, asked to the site. */
@Entity
@Table(name = "data_query")
public class DataQueryEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "participant", nullable = false, length = 64)
    private String participant = "";

    @Column(name = "about", nullable = false, length = 200)
    private String about = "";

    @Column(name = "question", nullable = false, length = 2000)
    private String question = "";

    @Column(name = "opened_by", nullable = false, length = 100)
    private String openedBy = "";

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt = Instant.EPOCH;

    @Column(name = "status", nullable = false, length = 20)
    private String status = "";

    @Column(name = "answer", length = 2000)
    private @Nullable String answer;

    /** For the persistence provider. */
    protected DataQueryEntity() {}

    public DataQueryEntity(
            String trial, String participant, String about, String question, String openedBy, Instant openedAt) {
        this.trial = trial;
        this.participant = participant;
        this.about = about;
        this.question = question;
        this.openedBy = openedBy;
        this.openedAt = openedAt;
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

    public String about() {
        return about;
    }

    public String question() {
        return question;
    }

    public String openedBy() {
        return openedBy;
    }

    public Instant openedAt() {
        return openedAt;
    }

    public String status() {
        return status;
    }

    public void status(String value) {
        this.status = value;
    }

    public @Nullable String answer() {
        return answer;
    }

    public void answer(@Nullable String value) {
        this.answer = value;
    }
}
