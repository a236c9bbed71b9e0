package org.probatum.trial.audit.verification;

import java.util.Iterator;
import java.util.List;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.TreeHash;

/**
 * Checks single proofs without the rest of the trail.
 *
 * <p>Source: RFC 9162, sections 2.1.3.2 (inclusion) and 2.1.4.2 (consistency).
 */
public final class ProofVerifier {

    private ProofVerifier() {}

    /**
     * Whether a leaf is entry {@code index} of the tree of {@code size} entries with this root.
     *
     * @param index from 0
     */
    public static boolean includes(Digest leaf, long index, long size, List<Digest> proof, Digest root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Digest r = leaf;
        for (Digest p : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = TreeHash.node(p, r);
                int shift = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                r = TreeHash.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /** Whether the tree of {@code first} entries is the beginning of that of {@code second}, 1 ≤ first ≤ second. */
    public static boolean consistent(long first, Digest firstRoot, long second, Digest secondRoot, List<Digest> proof) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        Iterator<Digest> path = proof.iterator();
        if (!path.hasNext()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        int odd = Long.numberOfTrailingZeros(~fn);
        fn >>= odd;
        sn >>= odd;
        // When first is a power of two its root is the node to start from, and the proof leaves it out.
        Digest fr = Long.bitCount(first) == 1 ? firstRoot : path.next();
        Digest sr = fr;
        while (path.hasNext()) {
            Digest c = path.next();
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = TreeHash.node(c, fr);
                sr = TreeHash.node(c, sr);
                int shift = fn == 0 ? 0 : Long.numberOfTrailingZeros(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                sr = TreeHash.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(firstRoot) && sr.equals(secondRoot);
    }
}
