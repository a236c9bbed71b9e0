package org.probatum.trial.audit.verification;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.probatum.trial.audit.StoredEntry;
import org.probatum.trial.audit.verification.Verification.Broken;
import org.probatum.trial.audit.verification.Verification.Intact;

/**
 * Recomputes an audit trail from its entries and holds it against its checkpoints.
 *
 * <p>It notices a gap in the numbers, changed bytes, entries that changed places, search columns that differ from the
 * text, entries cut off after a checkpoint, a history that was rewritten with fitting hashes, and a checkpoint that the
 * key did not sign. It cannot notice that something was never recorded, or that entries after the last checkpoint were
 * cut off: for that, keep checkpoints elsewhere (every report prints one) and pass them in.
 */
public final class AuditVerifier {

    private AuditVerifier() {}

    /**
     * Checks a trail.
     *
     * @param entries all entries in stored order; read once and not closed
     * @param notes the signed notes of the checkpoints, from the store or kept elsewhere, in any order
     * @param key the public key of the trail
     */
    public static Verification verify(Stream<StoredEntry> entries, List<String> notes, VerifierKey key) {
        TreeLevels tree = new TreeLevels();
        for (Iterator<StoredEntry> iterator = entries.iterator(); iterator.hasNext(); ) {
            StoredEntry entry = iterator.next();
            Optional<String> finding = EntryCheck.finding(tree.size(), entry);
            if (finding.isPresent()) {
                return new Broken(tree.size(), finding.get());
            }
            tree.add(EntryCheck.leafHash(entry));
        }
        return CheckpointCheck.firstBroken(tree, notes, key)
                .<Verification>map(broken -> broken)
                .orElseGet(() -> new Intact(tree.size(), tree.root(tree.size())));
    }
}
