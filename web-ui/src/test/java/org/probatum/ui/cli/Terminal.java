package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Runs commands in this process and keeps what they print. */
final class Terminal {

    /** The demonstration trial's files, which are part of the project. */
    static final Path DEMO = Path.of("..", "demo", "glioma-rct");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    int run(Object... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] texts = java.util.Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        return CommandLineTool.standard()
                .writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(texts);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
