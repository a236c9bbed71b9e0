package org.probatum.evaluation.run.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.probatum.evaluation.run.TrialVocabulary;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.AuditAction;
import org.probatum.trial.audit.AuditEvent;
import org.probatum.trial.audit.AuditTrail;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.Role;
import org.probatum.trial.protocol.TrialId;
import org.probatum.trial.storage.ContentStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class StoredVocabularies implements TrialVocabulary {

    private static final String NAME = "vocabulary.txt";

    private final TrialFileRepository files;
    private final ContentStore contents;
    private final AuditTrail trail;
    private final Clock clock;

    StoredVocabularies(TrialFileRepository files, ContentStore contents, AuditTrail trail, Clock clock) {
        this.files = files;
        this.contents = contents;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void store(Actor by, TrialId trial, List<String> words) {
        by.require("store the vocabulary of the notes", Role.COORDINATOR);
        Digest digest = contents.put(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
        boolean same = files.findById(TrialFileEntity.idOf(trial, NAME))
                .filter(file -> file.digest().equals(digest))
                .isPresent();
        if (!same) {
            files.save(new TrialFileEntity(trial, NAME, digest));
            Map<String, Object> facts = Map.of("name", NAME, "digest", digest.hex(), "words", words.size());
            trail.append(AuditEvent.of(
                    AuditAction.DATA_ACQUIRED, by, clock.instant(), trial.value(), "trial:" + trial, facts));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> words(TrialId trial) {
        return files.findById(TrialFileEntity.idOf(trial, NAME))
                .map(file -> new String(contents.get(file.digest()), StandardCharsets.UTF_8))
                .map(text -> text.lines().toList())
                .orElse(List.of());
    }
}
