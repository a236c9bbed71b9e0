package org.probatum.ui;

import org.probatum.ui.cli.CommandLineTool;

/** The one entry point: hands the arguments to the command line. */
public final class Probatum {

    private Probatum() {}

    @SuppressWarnings("SystemExitOutsideMain")
    public static void main(String[] arguments) {
        int exitCode = CommandLineTool.standard().run(arguments);
        // Zero means done or, for the commands that stay (serve, worker), started: their threads keep the process
        // alive.
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
