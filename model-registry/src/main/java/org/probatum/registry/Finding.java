package org.probatum.registry;

/**
 * Something that inspection noticed.
 *
 * @param code what kind it is, in capitals; stable, see the method page
 * @param message where it is, what is wrong, and what would be right
 */
public record Finding(Severity severity, String code, String message) {

    /** What a finding leads to. */
    public enum Severity {
        /** Worth knowing; refuses nothing. */
        NOTE,
        /** To be looked at by a person; refuses nothing. */
        WARNING,
        /** The package cannot be right; refused. */
        FAULTY,
        /** Running the model could harm the machine that runs it; refused. */
        UNSAFE;

        /** Whether a package with such a finding is refused. */
        public boolean refuses() {
            return this == FAULTY || this == UNSAFE;
        }
    }
}
