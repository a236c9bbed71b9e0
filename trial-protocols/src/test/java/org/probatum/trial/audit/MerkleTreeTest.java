package org.probatum.trial.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probatum.trial.audit.GoldenTree.LEAVES;
import static org.probatum.trial.audit.GoldenTree.ROOTS;
import static org.probatum.trial.audit.GoldenTree.digests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {

    private static final String LEAF_1 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
    private static final String LEAVES_2_3 = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
    private static final String LEAVES_4_7 = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
    private static final String LEAF_4 = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
    private static final String LEAVES_6_7 = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
    private static final String LEAVES_4_5 = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void hasTheRootsOfTheReferenceTree(int size) {
        assertThat(tree(size).root()).isEqualTo(ROOTS.get(size));
        Frontier frontier = Frontier.EMPTY;
        for (Digest leaf : LEAVES.subList(0, size)) {
            frontier = frontier.plus(leaf);
        }
        assertThat(frontier.root()).isEqualTo(ROOTS.get(size));
    }

    @Test
    void hasTheInclusionProofsOfTheReferenceTree() {
        assertThat(tree(8).inclusionProof(0)).isEqualTo(digests(LEAF_1, LEAVES_2_3, LEAVES_4_7));
        assertThat(tree(8).inclusionProof(5))
                .isEqualTo(digests(LEAF_4, LEAVES_6_7, ROOTS.get(4).hex()));
        assertThat(tree(3).inclusionProof(2)).isEqualTo(digests(ROOTS.get(2).hex()));
        assertThat(tree(5).inclusionProof(1)).isEqualTo(digests(ROOTS.get(1).hex(), LEAVES_2_3, LEAF_4));
    }

    @Test
    void hasTheConsistencyProofsOfTheReferenceTree() {
        assertThat(tree(8).consistencyProof(1)).isEqualTo(digests(LEAF_1, LEAVES_2_3, LEAVES_4_7));
        assertThat(tree(8).consistencyProof(6))
                .isEqualTo(digests(LEAVES_4_5, LEAVES_6_7, ROOTS.get(4).hex()));
        assertThat(tree(5).consistencyProof(2)).isEqualTo(digests(LEAVES_2_3, LEAF_4));
        assertThat(tree(8).consistencyProof(8)).isEmpty();
    }

    @Test
    void refusesWhatIsNotInTheTree() {
        assertThatThrownBy(() -> tree(3).inclusionProof(3)).hasMessageContaining("not among the 3");
        assertThatThrownBy(() -> tree(3).consistencyProof(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree(3).consistencyProof(4)).isInstanceOf(IllegalArgumentException.class);
    }

    private static MerkleTree tree(int size) {
        return new MerkleTree(LEAVES.subList(0, size));
    }
}
