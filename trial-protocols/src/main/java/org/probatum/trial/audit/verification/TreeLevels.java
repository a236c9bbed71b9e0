package org.probatum.trial.audit.verification;

import java.util.ArrayList;
import java.util.List;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.TreeHash;

/**
 * All full nodes of a growing tree, level by level, so that its root at any earlier size can be read off.
 *
 * <p>Level h holds the roots of the blocks of 2ʰ leaves. The tree over the first n leaves has one such block per bit set
 * in n, the largest on the left.
 */
final class TreeLevels {

    private final List<List<Digest>> levels = new ArrayList<>();

    void add(Digest leaf) {
        Digest node = leaf;
        int h = 0;
        level(h).add(node);
        while (level(h).size() % 2 == 0) {
            List<Digest> below = level(h);
            node = TreeHash.node(below.get(below.size() - 2), below.getLast());
            h++;
            level(h).add(node);
        }
    }

    long size() {
        return level(0).size();
    }

    /** The root over the first n leaves, 0 ≤ n ≤ size. */
    Digest root(long n) {
        if (n == 0) {
            return TreeHash.EMPTY;
        }
        int smallest = Long.numberOfTrailingZeros(n);
        Digest root = block(smallest, n);
        for (int h = smallest + 1; h < Long.SIZE - Long.numberOfLeadingZeros(n); h++) {
            if ((n >> h & 1) == 1) {
                root = TreeHash.node(block(h, n), root);
            }
        }
        return root;
    }

    /** The last full block of 2ʰ leaves among the first n, when bit h of n is set. */
    private Digest block(int h, long n) {
        return level(h).get(Math.toIntExact((n >> h) - 1));
    }

    private List<Digest> level(int h) {
        while (levels.size() <= h) {
            levels.add(new ArrayList<>());
        }
        return levels.get(h);
    }
}
