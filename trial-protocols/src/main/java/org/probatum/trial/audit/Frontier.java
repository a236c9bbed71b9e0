package org.probatum.trial.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What must be remembered of a tree to add the next leaf: the roots of its full subtrees, largest first.
 *
 * <p>There is one root per bit of the size that is set, so adding a leaf and taking the root both cost at most
 * log₂(size) hashes, whatever the size.
 *
 * @param size the number of leaves, not negative
 * @param roots one root per bit set in {@code size}, of the largest subtree first
 */
public record Frontier(long size, List<Digest> roots) {

    /** The frontier of a tree without a leaf. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    public Frontier {
        if (size < 0 || roots.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A tree of " + size + " entries has " + Long.bitCount(size)
                    + " full subtrees, was " + roots.size());
        }
        roots = List.copyOf(roots);
    }

    /** The frontier after one more leaf. */
    public Frontier plus(Digest leaf) {
        List<Digest> next = new ArrayList<>(roots);
        Digest joined = leaf;
        for (long bits = size; (bits & 1) == 1; bits >>= 1) {
            joined = TreeHash.node(next.removeLast(), joined);
        }
        next.add(joined);
        return new Frontier(size + 1, next);
    }

    /** The root of the tree (RFC 9162). */
    public Digest root() {
        List<Digest> smallestFirst = new ArrayList<>(roots);
        Collections.reverse(smallestFirst);
        return smallestFirst.stream()
                .reduce((right, left) -> TreeHash.node(left, right))
                .orElse(TreeHash.EMPTY);
    }
}
