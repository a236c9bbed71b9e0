package org.probatum.trial.randomization.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A masked allocation. The arm is stored nowhere; it follows from the seed. */
@Entity
@Table(name = "allocation")
public class AllocationEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private long id;

    @Column(name = "trial", nullable = false, length = 64)
    private String trial = "";

    @Column(name = "participant", nullable = false, length = 64)
    private String participant = "";

    @Column(name = "allocation_number", nullable = false)
    private int number;

    @Column(name = "stratum", nullable = false, length = 1000)
    private String stratum = "";

    @Column(name = "allocated_at", nullable = false)
    private Instant allocatedAt = Instant.EPOCH;

    @Column(name = "arm_commitment", nullable = false, length = 64)
    private String armCommitment = "";

    /** For the persistence provider. */
    protected AllocationEntity() {}

    public AllocationEntity(
            String trial, String participant, int number, String stratum, Instant allocatedAt, String armCommitment) {
        this.trial = trial;
        this.participant = participant;
        this.number = number;
        this.stratum = stratum;
        this.allocatedAt = allocatedAt;
        this.armCommitment = armCommitment;
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

    public int number() {
        return number;
    }

    public String stratum() {
        return stratum;
    }

    public Instant allocatedAt() {
        return allocatedAt;
    }

    public String armCommitment() {
        return armCommitment;
    }
}
