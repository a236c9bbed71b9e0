package org.probatum.ui.cli;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.registry.InspectionReport;
import org.probatum.registry.onnx.ModelInspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum model inspect}: what a package says, whether it is safe, and whether it does here what it did there. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Inspect a model package: digest, inputs, outputs, topology, safety, conformance.",
        footer = {"", "Exit code 3 when the package is refused; the reasons are printed."})
final class ModelInspectCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The model package, a folder or a zip.")
    private Path modelPackage = Path.of("model");

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ModelCommand.requirePackage(modelPackage);
        InspectionReport report = new ModelInspection().inspect(modelPackage);
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println((json ? report.toJson() : report.toText()).stripTrailing());
        return report.accepted() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
    }
}
