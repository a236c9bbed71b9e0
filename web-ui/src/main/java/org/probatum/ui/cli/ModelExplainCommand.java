package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.explanation.ExplainCommandEngine;
import org.probatum.evaluation.explanation.ExplainReport;
import org.probatum.evaluation.explanation.ExplanationMethod;
import org.probatum.evaluation.explanation.SingleMethod;
import org.probatum.registry.ModelLoadException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum model explain}: attributions as ONNX tensors, with their quality figures. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Explain a model's outputs by one method, or by every item of a manifest.",
        customSynopsis = {
            "probatum model explain DIR --method M --input TEST_DATA_DIR --output NAME [--target K] [--layer NAME]",
            "                       [--steps N] [--baseline zero|mean|FILE.pb] --out DIR",
            "probatum model explain DIR --manifest FILE --input TEST_DATA_DIR --out DIR"
        },
        footer = {
            "",
            "Writes one ONNX TensorProto for each input or map, and explanation.json with the quality figures.",
            "What cannot be explained is named on standard error and the rest is written; the exit code is then 3."
        })
final class ModelExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "The model package, a folder with model.onnx.")
    private Path model = Path.of("model");

    @Option(names = "--manifest", paramLabel = "FILE", description = "Items to explain, with the files they go to.")
    private @Nullable Path manifest;

    @Option(names = "--method", paramLabel = "M", description = "What to compute, such as integrated_gradients.")
    private @Nullable String method;

    @Option(names = "--input", paramLabel = "TEST_DATA_DIR", required = true, description = "Folder of input_N.pb.")
    private Path input = Path.of("test_data_set_0");

    @Option(names = "--output", paramLabel = "NAME", description = "The output that is explained.")
    private @Nullable String output;

    @Option(names = "--target", paramLabel = "K", description = "Which of its values, from 0 (default: 0).")
    private @Nullable Integer target;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The feature map or attention, for methods of a layer.")
    private @Nullable String layer;

    @Option(names = "--steps", paramLabel = "N", description = "Steps of integrated gradients (default: 64).")
    private @Nullable Integer steps;

    @Option(names = "--baseline", paramLabel = "zero|mean|FILE.pb", description = "Where paths start (default: zero).")
    private @Nullable String baseline;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results are written.")
    private Path out = Path.of("out");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireInputs();
        try {
            return told(manifest == null ? single() : byManifest(manifest));
        } catch (ModelLoadException e) {
            throw CommandFailure.wrongInput("The model in " + model + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    private void requireInputs() {
        ModelCommand.requirePackage(model);
        if (!Files.isRegularFile(model.resolve("model.onnx"))) {
            throw CommandFailure.wrongInput(model + " holds no model.onnx; name a folder with a model package");
        }
        if (!Files.isDirectory(input)) {
            throw CommandFailure.wrongInput("There is no folder " + input + " with input_0.pb and so on");
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw CommandFailure.wrongInput("--out " + out + " is a file; name a folder");
        }
    }

    private ExplainReport byManifest(Path file) {
        if (method != null || output != null || target != null || layer != null || steps != null || baseline != null) {
            throw CommandFailure.wrongInput("A manifest says what is explained and how; leave out --method, --output, "
                    + "--target, --layer, --steps and --baseline");
        }
        if (!Files.isRegularFile(file)) {
            throw CommandFailure.wrongInput("There is no manifest " + file);
        }
        return ExplainCommandEngine.explainManifest(model, file, input, out);
    }

    private ExplainReport single() {
        if (method == null || output == null) {
            throw CommandFailure.wrongInput("Name --method and --output, or a --manifest");
        }
        SingleMethod defaults = SingleMethod.of(ExplanationMethod.parse(method), output);
        SingleMethod options = new SingleMethod(
                defaults.method(),
                output,
                atLeast("--target", 0, target, defaults.target()),
                Optional.ofNullable(layer),
                atLeast("--steps", 1, steps, defaults.steps()),
                baseline(defaults.baseline()));
        return ExplainCommandEngine.explain(model, options, input, out);
    }

    private static int atLeast(String option, int least, @Nullable Integer given, int usual) {
        int value = given == null ? usual : given;
        if (value < least) {
            throw CommandFailure.wrongInput(option + " is " + least + " or more, was " + value);
        }
        return value;
    }

    private String baseline(String usual) {
        String given = baseline == null ? usual : baseline;
        if (!given.equals("zero") && !given.equals("mean") && !Files.isRegularFile(Path.of(given))) {
            throw CommandFailure.wrongInput("--baseline is zero, mean or a .pb file, but there is no file " + given);
        }
        return given;
    }

    private int told(ExplainReport report) {
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        report.written()
                .forEach(explanation -> terminal.println(explanation.request().file() + "  "
                        + explanation.attribution().method() + " of "
                        + explanation.attribution().explains()));
        report.refused().forEach(refused -> err.println(oneLine(refused.file() + ": " + refused.reason())));
        terminal.println(report.written().size() + " written to " + out
                + (report.refused().isEmpty() ? "" : ", " + report.refused().size() + " not possible"));
        if (report.refused().isEmpty()) {
            return ExitCode.DONE;
        }
        return report.written().isEmpty() && manifest == null ? ExitCode.WRONG_INPUT : ExitCode.CHECK_FAILED;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
