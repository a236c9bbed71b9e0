package org.probatum.alignment.slice;

/** The direction from which the slices of a volume are looked at, in the radiological convention. */
public enum SliceView {
    /** From the feet: the patient's left at the right side, front at the top. */
    AXIAL("R", "L", "A", "P"),
    /** From the front: the patient's left at the right side, head at the top. */
    CORONAL("R", "L", "S", "I"),
    /** From the left: the front at the left side, head at the top. */
    SAGITTAL("A", "P", "S", "I");

    private final String left;
    private final String right;
    private final String top;
    private final String bottom;

    SliceView(String left, String right, String top, String bottom) {
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
    }

    /** The letter of the patient's side at the left edge: R, L, A, P, S or I. */
    public String left() {
        return left;
    }

    public String right() {
        return right;
    }

    public String top() {
        return top;
    }

    public String bottom() {
        return bottom;
    }
}
