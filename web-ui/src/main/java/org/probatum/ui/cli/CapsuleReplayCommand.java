package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.report.capsule.CapsuleReplay;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum capsule replay}: runs the models and the analysis of a capsule again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Verify a capsule, then run its models and its analysis again; exit 3 when anything differs.")
final class CapsuleReplayCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The capsule.")
    private Path file = Path.of("capsule.zip");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        CapsuleVerification verification = CapsuleVerifier.verify(file);
        if (verification instanceof CapsuleVerification.Broken) {
            return CapsuleVerifyCommand.report(verification, out);
        }
        CapsuleReplay.Result result = CapsuleReplay.replay(file);
        result.findings().forEach(finding -> out.println("DIFFERS  " + finding));
        boolean same = result.findings().isEmpty();
        out.println(
                same
                        ? "capsule replayed: " + result.predictions()
                                + " predictions and the analysis came out the same to the last bit"
                        : "capsule replayed: " + result.findings().size() + " differences");
        out.flush();
        return same ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
