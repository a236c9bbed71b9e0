package org.probatum.trial.randomization.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The commitment of one trial, its protected seed, and the seed itself once revealed. */
@Entity
@Table(name = "randomization")
public class RandomizationEntity {

    @Id
    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "protocol_version", nullable = false, length = 64)
    private String protocolVersion = "";

    @Column(name = "commitment", nullable = false, length = 64)
    private String commitment = "";

    @Column(name = "protected_seed", nullable = false, length = 400)
    private String protectedSeed = "";

    @Column(name = "committed_at", nullable = false)
    private Instant committedAt = Instant.EPOCH;

    @Column(name = "allocated", nullable = false)
    private int allocated;

    @Column(name = "revealed_seed", length = 64)
    private @Nullable String revealedSeed;

    @Column(name = "revealed_at")
    private @Nullable Instant revealedAt;

    /** For the persistence provider. */
    protected RandomizationEntity() {}

    public RandomizationEntity(
            String trial, String protocolVersion, String commitment, String protectedSeed, Instant committedAt) {
        this.trial = trial;
        this.protocolVersion = protocolVersion;
        this.commitment = commitment;
        this.protectedSeed = protectedSeed;
        this.committedAt = committedAt;
    }

    public String trial() {
        return trial;
    }

    public String protocolVersion() {
        return protocolVersion;
    }

    public String commitment() {
        return commitment;
    }

    public String protectedSeed() {
        return protectedSeed;
    }

    public Instant committedAt() {
        return committedAt;
    }

    public int allocated() {
        return allocated;
    }

    public void allocated(int value) {
        this.allocated = value;
    }

    public @Nullable String revealedSeed() {
        return revealedSeed;
    }

    public void revealedSeed(@Nullable String value) {
        this.revealedSeed = value;
    }

    public @Nullable Instant revealedAt() {
        return revealedAt;
    }

    public void revealedAt(@Nullable Instant value) {
        this.revealedAt = value;
    }
}
