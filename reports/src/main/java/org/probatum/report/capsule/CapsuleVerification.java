package org.probatum.report.capsule;

import java.util.List;
import org.probatum.trial.audit.Digest;

/** What checking a capsule led to. */
public sealed interface CapsuleVerification {

    /**
     * Everything fits.
     *
     * @param manifest digest of the manifest
     * @param files how many files it lists
     * @param entries of the audit log
     * @param root Merkle tree head of the log
     * @param key the key that signed log and manifest, which the reader compares with the printed report
     */
    record Intact(Digest manifest, int files, long entries, Digest root, String key, List<String> checks)
            implements CapsuleVerification {
        public Intact {
            checks = List.copyOf(checks);
        }
    }

    /** Something does not fit; {@code findings} names what, never empty. */
    record Broken(List<String> findings) implements CapsuleVerification {
        public Broken {
            findings = List.copyOf(findings);
        }
    }
}
