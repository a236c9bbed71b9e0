package org.probatum.evaluation.analysis.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored post hoc analysis; its results lie in the content store. */
@Entity
@Table(name = "evaluation_post_hoc")
class PostHocEntity {

    @Id
    @Column(length = 100)
    private String id = "";

    private String trial = "";
    private int position;

    @Column(length = 100_000)
    private String line = "";

    @Column(length = 2000)
    private String reason = "";

    @Column(name = "performed_at")
    private Instant performedAt = Instant.EPOCH;

    @Column(name = "performed_by")
    private String performedBy = "";

    private String results = "";
    private long entry;

    /** For the persistence provider. */
    protected PostHocEntity() {}

    PostHocEntity(
            String trial,
            int position,
            String line,
            String reason,
            Instant performedAt,
            String performedBy,
            String results,
            long entry) {
        this.id = idOf(trial, position);
        this.trial = trial;
        this.position = position;
        this.line = line;
        this.reason = reason;
        this.performedAt = performedAt;
        this.performedBy = performedBy;
        this.results = results;
        this.entry = entry;
    }

    static String idOf(String trial, int position) {
        return trial + "-post-hoc-" + position;
    }

    String id() {
        return id;
    }

    String line() {
        return line;
    }

    String reason() {
        return reason;
    }

    Instant performedAt() {
        return performedAt;
    }

    String performedBy() {
        return performedBy;
    }

    String results() {
        return results;
    }

    long entry() {
        return entry;
    }
}
