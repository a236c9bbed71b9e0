package org.probatum.trial.cohort.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A screened person, and what happened to them. */
@Entity
@Table(name = "participant")
public class ParticipantEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "participant", nullable = false, length = 64)
    private String participant = "";

    @Column(name = "site", nullable = false, length = 64)
    private String site = "";

    @Column(name = "status", nullable = false, length = 20)
    private String status = "";

    @Column(name = "assessed_on", nullable = false)
    private LocalDate assessedOn = LocalDate.EPOCH;

    @Column(name = "not_met", nullable = false, length = 4000)
    private String notMet = "";

    @Column(name = "baseline", nullable = false, length = 1000000)
    private String baseline = "";

    @Column(name = "consent_form", length = 100)
    private @Nullable String consentForm;

    @Column(name = "consent_signed_on")
    private @Nullable LocalDate consentSignedOn;

    @Column(name = "consent_obtained_by", length = 200)
    private @Nullable String consentObtainedBy;

    @Column(name = "enrolled_on")
    private @Nullable LocalDate enrolledOn;

    @Column(name = "enrolment_number")
    private @Nullable Integer enrolmentNumber;

    @Column(name = "withdrawn_on")
    private @Nullable LocalDate withdrawnOn;

    @Column(name = "withdrawal_extent", length = 20)
    private @Nullable String withdrawalExtent;

    @Column(name = "withdrawal_reason", length = 2000)
    private @Nullable String withdrawalReason;

    @Column(name = "outcome_recorded", nullable = false)
    private boolean outcomeRecorded;

    /** For the persistence provider. */
    protected ParticipantEntity() {}

    public ParticipantEntity(
            String trial, String participant, String site, LocalDate assessedOn, String notMet, String baseline) {
        this.trial = trial;
        this.participant = participant;
        this.site = site;
        this.assessedOn = assessedOn;
        this.notMet = notMet;
        this.baseline = baseline;
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

    public String site() {
        return site;
    }

    public String status() {
        return status;
    }

    public void status(String value) {
        this.status = value;
    }

    public LocalDate assessedOn() {
        return assessedOn;
    }

    public String notMet() {
        return notMet;
    }

    public String baseline() {
        return baseline;
    }

    public @Nullable String consentForm() {
        return consentForm;
    }

    public void consentForm(@Nullable String value) {
        this.consentForm = value;
    }

    public @Nullable LocalDate consentSignedOn() {
        return consentSignedOn;
    }

    public void consentSignedOn(@Nullable LocalDate value) {
        this.consentSignedOn = value;
    }

    public @Nullable String consentObtainedBy() {
        return consentObtainedBy;
    }

    public void consentObtainedBy(@Nullable String value) {
        this.consentObtainedBy = value;
    }

    public @Nullable LocalDate enrolledOn() {
        return enrolledOn;
    }

    public void enrolledOn(@Nullable LocalDate value) {
        this.enrolledOn = value;
    }

    public @Nullable Integer enrolmentNumber() {
        return enrolmentNumber;
    }

    public void enrolmentNumber(@Nullable Integer value) {
        this.enrolmentNumber = value;
    }

    public @Nullable LocalDate withdrawnOn() {
        return withdrawnOn;
    }

    public void withdrawnOn(@Nullable LocalDate value) {
        this.withdrawnOn = value;
    }

    public @Nullable String withdrawalExtent() {
        return withdrawalExtent;
    }

    public void withdrawalExtent(@Nullable String value) {
        this.withdrawalExtent = value;
    }

    public @Nullable String withdrawalReason() {
        return withdrawalReason;
    }

    public void withdrawalReason(@Nullable String value) {
        this.withdrawalReason = value;
    }

    public boolean outcomeRecorded() {
        return outcomeRecorded;
    }

    public void outcomeRecorded(boolean value) {
        this.outcomeRecorded = value;
    }
}
