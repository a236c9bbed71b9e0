package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandLineToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "fail")
    private record Failing(RuntimeException failure) implements Callable<Integer> {
        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Test
    void anUnknownCommandIsWrongUsage() {
        assertThat(run(CommandLineTool.standard(), "enrol")).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("enrol");
    }

    @Test
    void withoutACommandTheCommandsAreNamed() {
        assertThat(run(CommandLineTool.standard())).isEqualTo(2);
        assertThat(err.toString()).hasLineCount(1).contains("serve", "version");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(run(CommandLineTool.standard(), "version")).isZero();
        assertThat(out.toString()).startsWith("Probatum ").doesNotContain("${");
    }

    @Test
    void wrongInputIsOneLineAndExitCode2() {
        assertThat(runFailing(new IllegalArgumentException("Column age\n  expects years")))
                .isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Column age expects years");
    }

    @Test
    void aMissingFileIsWrongInput() {
        assertThat(runFailing(new UncheckedIOException(new NoSuchFileException("trial.json"))))
                .isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("There is no file or folder trial.json");
    }

    @Test
    void aFailedCheckIsExitCode3() {
        assertThat(runFailing(CommandFailure.checkFailed("Entry 7 was changed")))
                .isEqualTo(3);
    }

    @Test
    void anythingElseIsExitCode1WithoutATraceUnlessAsked() {
        IllegalStateException failure = new IllegalStateException("cannot be");
        assertThat(runFailing(failure)).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1);
        assertThat(runFailing(failure, "--debug")).isEqualTo(1);
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void aPortOutOfRangeIsRefusedBeforeAnythingStarts() {
        assertThat(run(CommandLineTool.standard(), "serve", "--port", "70000")).isEqualTo(2);
        assertThat(err.toString()).contains("0 to 65535");
    }

    private int runFailing(RuntimeException failure, String... options) {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "fail";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return run(CommandLineTool.of(new Failing(failure)), arguments);
    }

    private int run(CommandLineTool tool, String... arguments) {
        return tool.writingTo(new PrintWriter(out, true), new PrintWriter(err, true))
                .run(arguments);
    }
}
