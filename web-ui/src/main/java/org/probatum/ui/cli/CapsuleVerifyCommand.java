package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.report.capsule.CapsuleVerification;
import org.probatum.report.capsule.CapsuleVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum capsule verify}: re-derives everything in a capsule. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Re-derive everything in a capsule; exit 0 when intact, 3 when broken, naming what is broken.")
final class CapsuleVerifyCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The capsule.")
    private Path file = Path.of("capsule.zip");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return report(CapsuleVerifier.verify(file), out);
    }

    /** Prints a verdict and returns its exit code. */
    static int report(CapsuleVerification verification, PrintWriter out) {
        switch (verification) {
            case CapsuleVerification.Intact intact -> {
                intact.checks().forEach(check -> out.println("ok  " + check));
                out.println("capsule verified: " + intact.files() + " files, " + intact.entries()
                        + " audit entries, root " + intact.root().hex());
                out.println("signed by " + intact.key() + " (compare it with the printed report)");
                out.flush();
                return ExitCode.DONE;
            }
            case CapsuleVerification.Broken broken -> {
                broken.findings().forEach(finding -> out.println("BROKEN  " + finding));
                out.println("capsule broken: " + broken.findings().size() + " finding"
                        + (broken.findings().size() == 1 ? "" : "s"));
                out.flush();
                return ExitCode.CHECK_FAILED;
            }
        }
    }
}
