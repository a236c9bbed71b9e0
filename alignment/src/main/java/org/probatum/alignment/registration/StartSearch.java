package org.probatum.alignment.registration;

/** How far from the given positions the search for a start goes. */
public enum StartSearch {
    /** The positions in the grids are right to within the capture range: no search. */
    GIVEN_POSITION,
    /** Centres are brought together and rotations of up to about 40° tried. */
    NEARBY,
    /** As {@link #NEARBY}, and all rotations; in space a rotation above 45° must be better by a fifth to be taken. */
    ANY_ROTATION,
    /** {@link #ANY_ROTATION} in the plane; {@link #NEARBY} in space, where the header tells the posture. */
    BY_DIMENSION;

    /** This search with {@link #BY_DIMENSION} resolved. */
    public StartSearch in(boolean planar) {
        return this != BY_DIMENSION ? this : planar ? ANY_ROTATION : NEARBY;
    }
}
