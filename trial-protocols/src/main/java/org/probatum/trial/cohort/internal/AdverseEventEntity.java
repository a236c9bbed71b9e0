package org.probatum.trial.cohort.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An adverse event of a participant. */
@Entity
@Table(name = "adverse_event")
public class AdverseEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "participant", nullable = false, length = 64)
    private String participant = "";

    @Column(name = "term", nullable = false, length = 200)
    private String term = "";

    @Column(name = "grade", nullable = false)
    private int grade;

    @Column(name = "onset_day", nullable = false)
    private int onsetDay;

    @Column(name = "serious", nullable = false)
    private boolean serious;

    /** For the persistence provider. */
    protected AdverseEventEntity() {}

    public AdverseEventEntity(String trial, String participant, String term, int grade, int onsetDay, boolean serious) {
        this.trial = trial;
        this.participant = participant;
        this.term = term;
        this.grade = grade;
        this.onsetDay = onsetDay;
        this.serious = serious;
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

    public String term() {
        return term;
    }

    public int grade() {
        return grade;
    }

    public int onsetDay() {
        return onsetDay;
    }

    public boolean serious() {
        return serious;
    }
}
