package org.probatum.alignment.registration;

/** How far from the given positions the search for a start goes. */
public enum StartSearch {
    /** The positions in the grids are right to within the capture range: no search. */
    GIVEN_POSITION,
    /** Centres are brought together and rotations of up to about 40° tried. */
    NEARBY,
    /** As {@link #NEARBY}, and all rotations; in space only where the edges do not meet well under any that is near. */
    ANY_ROTATION,
    /** What suits the number of dimensions: {@link #ANY_ROTATION} in the plane and in space. */
    BY_DIMENSION;

    /** This search with {@link #BY_DIMENSION} resolved. */
    public StartSearch in(boolean planar) {
        return this != BY_DIMENSION ? this : ANY_ROTATION;
    }
}
