package org.probatum.trial.audit.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probatum.trial.audit.GoldenTree.LEAVES;
import static org.probatum.trial.audit.GoldenTree.ROOTS;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.MerkleTree;

class ProofVerifierTest {

    @Test
    void acceptsEveryInclusionProofAndNoOther() {
        for (int size = 1; size <= 8; size++) {
            for (int i = 0; i < size; i++) {
                List<Digest> proof = tree(size).inclusionProof(i);
                assertThat(ProofVerifier.includes(LEAVES.get(i), i, size, proof, ROOTS.get(size)))
                        .isTrue();
                assertThat(ProofVerifier.includes(LEAVES.get((i + 1) % 8), i, size, proof, ROOTS.get(size)))
                        .isFalse();
                assertThat(ProofVerifier.includes(LEAVES.get(i), i, size, proof, ROOTS.get(size - 1)))
                        .isFalse();
            }
        }
    }

    @Test
    void acceptsEveryConsistencyProofAndNoOther() {
        for (int second = 1; second <= 8; second++) {
            for (int first = 1; first <= second; first++) {
                List<Digest> proof = tree(second).consistencyProof(first);
                Digest from = ROOTS.get(first);
                Digest to = ROOTS.get(second);
                assertThat(ProofVerifier.consistent(first, from, second, to, proof))
                        .isTrue();
                assertThat(ProofVerifier.consistent(first, ROOTS.get(first - 1), second, to, proof))
                        .isFalse();
                assertThat(ProofVerifier.consistent(first, from, second, ROOTS.get(second - 1), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void readsTheRootOfEveryEarlierSizeOffTheLevels() {
        TreeLevels levels = new TreeLevels();
        LEAVES.forEach(levels::add);
        for (int size = 0; size <= 8; size++) {
            assertThat(levels.root(size)).isEqualTo(ROOTS.get(size));
        }
    }

    private static MerkleTree tree(int size) {
        return new MerkleTree(LEAVES.subList(0, size));
    }
}
