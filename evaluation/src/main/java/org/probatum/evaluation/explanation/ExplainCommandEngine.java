package org.probatum.evaluation.explanation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.UnexplainableException;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.NamedTensor;
import org.probatum.registry.onnx.TensorFiles;
import org.probatum.registry.onnx.gradient.NotDifferentiableException;

/** Answers {@code probatum model explain}: reads a model package and test data, writes tensors and {@code explanation.json}. */
public final class ExplainCommandEngine {

    /** The name of the file with the quality figures. */
    public static final String QUALITY_FILE = "explanation.json";

    private static final String TOO_LARGE =
            "fit into memory; explain fewer cases at a time, or give more memory (PROBATUM_XMX=8g)";

    private ExplainCommandEngine() {}

    /**
     * Every item of a manifest. What cannot be done is reported by name; the rest is written.
     *
     * @param modelFolder the package, with {@code model.onnx}
     * @param manifest see {@link ExplanationManifest}
     * @param inputFolder {@code input_0.pb} …
     * @param out where to write; made when it is not there
     * @throws IllegalArgumentException if the manifest or the input cannot be read
     * @throws ModelLoadException if the model cannot be loaded
     */
    public static ExplainReport explainManifest(Path modelFolder, Path manifest, Path inputFolder, Path out) {
        ExplanationManifest asked = ExplanationManifest.read(manifest);
        try (ExplainableModel model = ExplainableModel.open(modelFolder.resolve("model.onnx"))) {
            InputBatch inputs = inputs(inputFolder, model);
            return answer(model, inputs, asked.entries(), modelFolder, out);
        }
    }

    /**
     * One method, on every input or layer that it applies to.
     *
     * @throws IllegalArgumentException if an option does not fit the model
     */
    public static ExplainReport explain(Path modelFolder, SingleMethod options, Path inputFolder, Path out) {
        try (ExplainableModel model = ExplainableModel.open(modelFolder.resolve("model.onnx"))) {
            InputBatch inputs = inputs(inputFolder, model);
            List<ExplanationManifest.Entry> entries = new ArrayList<>();
            options.requests(model, inputs, modelFolder)
                    .forEach(r -> entries.add(new ExplanationManifest.Understood(r)));
            return answer(model, inputs, entries, modelFolder, out);
        }
    }

    private static InputBatch inputs(Path folder, ExplainableModel model) {
        try {
            return TestData.read(folder, model.inputNames());
        } catch (OutOfMemoryError e) {
            throw new IllegalArgumentException("The input in " + folder + " does not " + TOO_LARGE, e);
        }
    }

    private static ExplainReport answer(
            ExplainableModel model,
            InputBatch inputs,
            List<ExplanationManifest.Entry> entries,
            Path modelFolder,
            Path out) {
        makeFolder(out);
        List<ExplanationRequest> requests = entries.stream()
                .filter(ExplanationManifest.Understood.class::isInstance)
                .map(e -> ((ExplanationManifest.Understood) e).request())
                .toList();
        Explainer explainer = new Explainer(model, inputs, requests);
        List<Explanation> written = new ArrayList<>();
        List<ExplainReport.Refused> refused = new ArrayList<>();
        for (ExplanationManifest.Entry entry : entries) {
            switch (entry) {
                case ExplanationManifest.NotUnderstood not ->
                    refused.add(new ExplainReport.Refused(not.file(), not.reason()));
                case ExplanationManifest.Understood understood -> {
                    try {
                        Explanation explanation = explainer.explain(understood.request());
                        write(out.resolve(understood.file()), explanation);
                        written.add(explanation);
                    } catch (IllegalArgumentException
                            | NotDifferentiableException
                            | UnexplainableException
                            | ModelRunException
                            | ModelLoadException e) {
                        refused.add(new ExplainReport.Refused(understood.file(), reason(e)));
                    } catch (OutOfMemoryError e) {
                        refused.add(new ExplainReport.Refused(understood.file(), "The input does not " + TOO_LARGE));
                    }
                }
            }
        }
        ExplainReport report = new ExplainReport(written, refused);
        writeText(out.resolve(QUALITY_FILE), ExplanationJson.of(nameOf(modelFolder), model, report));
        return report;
    }

    private static String reason(RuntimeException e) {
        return DerivedModels.isMemory(e)
                ? "The input does not fit into memory; explain fewer cases at a time, or a smaller part of them"
                : String.valueOf(e.getMessage());
    }

    private static String nameOf(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private static void write(Path file, Explanation explanation) {
        String name = explanation.attribution().method() + " of "
                + explanation.attribution().explains();
        TensorFiles.write(file, new NamedTensor(name, explanation.stored()));
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }

    private static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
