package org.probatum.trial.cohort.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row per trial: counters, the lock, and what changes wait for one another on. */
@Entity
@Table(name = "trial_state")
public class TrialStateEntity {

    @Id
    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "enrolled", nullable = false)
    private int enrolled;

    @Column(name = "locked_by", length = 100)
    private @Nullable String lockedBy;

    @Column(name = "locked_at")
    private @Nullable Instant lockedAt;

    @Column(name = "lock_signature", length = 64)
    private @Nullable String lockSignature;

    @Column(name = "lock_content", length = 64)
    private @Nullable String lockContent;

    /** For the persistence provider. */
    protected TrialStateEntity() {}

    public TrialStateEntity(String trial) {
        this.trial = trial;
    }

    public String trial() {
        return trial;
    }

    public int enrolled() {
        return enrolled;
    }

    public void enrolled(int value) {
        this.enrolled = value;
    }

    public @Nullable String lockedBy() {
        return lockedBy;
    }

    public void lockedBy(@Nullable String value) {
        this.lockedBy = value;
    }

    public @Nullable Instant lockedAt() {
        return lockedAt;
    }

    public void lockedAt(@Nullable Instant value) {
        this.lockedAt = value;
    }

    public @Nullable String lockSignature() {
        return lockSignature;
    }

    public void lockSignature(@Nullable String value) {
        this.lockSignature = value;
    }

    public @Nullable String lockContent() {
        return lockContent;
    }

    public void lockContent(@Nullable String value) {
        this.lockContent = value;
    }
}
