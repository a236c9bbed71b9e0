package org.probatum.ui.cli;

/**
 * Ends a command with one line on standard error and an exit code.
 *
 * <p>The message says what, where, and what would be right.
 */
public final class CommandFailure extends RuntimeException {

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    private CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The usage or the input is wrong (exit 2). */
    public static CommandFailure wrongInput(String message) {
        return new CommandFailure(ExitCode.WRONG_INPUT, message);
    }

    /** The usage or the input is wrong (exit 2), as this exception shows. */
    public static CommandFailure wrongInput(String message, Throwable cause) {
        return new CommandFailure(ExitCode.WRONG_INPUT, message, cause);
    }

    /** A check failed (exit 3). */
    public static CommandFailure checkFailed(String message) {
        return new CommandFailure(ExitCode.CHECK_FAILED, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
