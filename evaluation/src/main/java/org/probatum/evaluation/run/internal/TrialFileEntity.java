package org.probatum.evaluation.run.internal;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.TrialId;

/** A file of a whole trial; its bytes lie in the content store. */
@Entity
@Table(name = "evaluation_trial_file")
class TrialFileEntity {

    @Id
    private String id = "";

    private String trial = "";
    private String name = "";
    private String digest = "";

    /** For the persistence provider. */
    protected TrialFileEntity() {}

    TrialFileEntity(TrialId trial, String name, Digest digest) {
        this.id = idOf(trial, name);
        this.trial = trial.value();
        this.name = name;
        this.digest = digest.hex();
    }

    static String idOf(TrialId trial, String name) {
        return trial + "/" + name;
    }

    Digest digest() {
        return new Digest(digest);
    }
}
