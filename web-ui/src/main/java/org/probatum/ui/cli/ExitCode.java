package org.probatum.ui.cli;

/** What a command's end means; scripts rely on these numbers. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;
    /** Something inside failed. */
    public static final int INTERNAL_ERROR = 1;
    /** Usage or input is wrong. */
    public static final int WRONG_INPUT = 2;
    /** A check failed: refused, broken, severe finding. */
    public static final int CHECK_FAILED = 3;

    private ExitCode() {}
}
