package org.probatum.missing;

/**
 * A combination of observed and missing variables, and how many participants have it.
 *
 * @param observed one character per variable in the order of the table: 1 observed, 0 missing
 * @param count participants with exactly this combination; at least 1
 */
public record MissingnessPattern(String observed, int count) {

    /** Whether the variable at a position is observed in this pattern. */
    public boolean isObserved(int variable) {
        return observed.charAt(variable) == '1';
    }

    /** How many variables are observed. */
    public int observedCount() {
        return (int) observed.chars().filter(c -> c == '1').count();
    }
}
