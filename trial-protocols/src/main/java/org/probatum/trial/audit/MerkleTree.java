package org.probatum.trial.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Roots and proofs of a tree over leaf hashes.
 *
 * <p>With D[n] the list of n leaf hashes and k the largest power of two below n:
 *
 * <pre>
 *   MTH(D[1])       = the leaf's hash
 *   MTH(D[n])       = node(MTH(D[0:k]), MTH(D[k:n]))
 * </pre>
 *
 * <p>Source: RFC 9162, sections 2.1.1 (root), 2.1.3 (inclusion) and 2.1.4 (consistency).
 */
public final class MerkleTree {

    private final List<Digest> leaves;

    /** @param leaves the leaf hashes in the order of the trail */
    public MerkleTree(List<Digest> leaves) {
        this.leaves = List.copyOf(leaves);
    }

    /** The root over all leaves. */
    public Digest root() {
        return root(leaves);
    }

    /**
     * The hashes that lead from one leaf to the root, from the leaf upwards.
     *
     * @param index the leaf's position, from 0
     * @throws IllegalArgumentException if there is no such leaf
     */
    public List<Digest> inclusionProof(int index) {
        if (index < 0 || index >= leaves.size()) {
            throw new IllegalArgumentException(
                    "Entry " + index + " is not among the " + leaves.size() + " entries of the tree");
        }
        List<Digest> path = new ArrayList<>();
        path(index, leaves, path);
        return List.copyOf(path);
    }

    /**
     * The hashes that show that the first {@code earlier} leaves are still the beginning of this tree.
     *
     * @param earlier the size of the earlier tree, 1 to the size of this one
     * @throws IllegalArgumentException if the earlier tree is empty or larger than this one
     */
    public List<Digest> consistencyProof(int earlier) {
        if (earlier < 1 || earlier > leaves.size()) {
            throw new IllegalArgumentException("A consistency proof goes from a tree of 1 to " + leaves.size()
                    + " entries to one of " + leaves.size() + ", was " + earlier);
        }
        List<Digest> proof = new ArrayList<>();
        subproof(earlier, leaves, true, proof);
        return List.copyOf(proof);
    }

    private static Digest root(List<Digest> d) {
        return switch (d.size()) {
            case 0 -> TreeHash.EMPTY;
            case 1 -> d.get(0);
            default -> {
                int k = split(d.size());
                yield TreeHash.node(root(d.subList(0, k)), root(d.subList(k, d.size())));
            }
        };
    }

    private static void path(int m, List<Digest> d, List<Digest> path) {
        int n = d.size();
        if (n == 1) {
            return;
        }
        int k = split(n);
        if (m < k) {
            path(m, d.subList(0, k), path);
            path.add(root(d.subList(k, n)));
        } else {
            path(m - k, d.subList(k, n), path);
            path.add(root(d.subList(0, k)));
        }
    }

    private static void subproof(int m, List<Digest> d, boolean whole, List<Digest> proof) {
        int n = d.size();
        if (m == n) {
            if (!whole) {
                proof.add(root(d));
            }
            return;
        }
        int k = split(n);
        if (m <= k) {
            subproof(m, d.subList(0, k), whole, proof);
            proof.add(root(d.subList(k, n)));
        } else {
            subproof(m - k, d.subList(k, n), false, proof);
            proof.add(root(d.subList(0, k)));
        }
    }

    /** The largest power of two below n, n ≥ 2. */
    private static int split(int n) {
        return Integer.highestOneBit(n - 1);
    }
}
