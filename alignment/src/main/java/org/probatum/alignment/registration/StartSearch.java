package org.probatum.alignment.registration;

/** How far from the given positions the search for a start goes. */
public enum StartSearch {
    /** The positions in the grids are right to within the capture range: no search. */
    GIVEN_POSITION,
    /** Centres are brought together and rotations of up to 30° tried. */
    NEARBY,
    /** As {@link #NEARBY}, and all rotations; a rotation above 45° must be clearly better to be taken. */
    ANY_ROTATION
}
