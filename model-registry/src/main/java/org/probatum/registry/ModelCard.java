package org.probatum.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.trial.audit.Digest;

/**
 * What a model team states about a model version, in {@code card.json}.
 *
 * @param fusionFamily family and kind as {@code early/concatenation}
 * @param task what is predicted
 * @param modalities what the model looks at
 * @param inputs in the order of the graph
 * @param outputs in the order of the graph
 * @param requires models whose outputs feed this one
 * @param missingData what the model does where a modality is missing, where stated
 * @param metrics the team's own figures by name; only plain numbers
 * @param facts other statements as text by name: title, intended use, limitations, training data, licence
 * @param technical size, digest and format of {@code model.onnx}
 */
public record ModelCard(
        ModelVersionId id,
        String fusionFamily,
        String task,
        List<String> modalities,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        List<Requirement> requires,
        Optional<String> missingData,
        Map<String, Double> metrics,
        Map<String, String> facts,
        Technical technical) {

    public ModelCard {
        modalities = List.copyOf(modalities);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        requires = List.copyOf(requires);
        metrics = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metrics));
        facts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(facts));
    }

    /**
     * Reads the text of a {@code card.json}.
     *
     * @throws ModelPackageException if it is no JSON, or a member is missing, of the wrong type or out of range; all faults are
     *     named, each with its JSON pointer
     */
    public static ModelCard parse(byte[] json) {
        return ModelCardReader.read(json);
    }

    /**
     * Another model whose output feeds this one.
     *
     * @param model its name and version
     * @param output the output that is used
     */
    public record Requirement(ModelVersionId model, String output) {}

    /**
     * What the card states about the file.
     *
     * @param sha256 digest of {@code model.onnx}
     * @param bytes its size in bytes
     */
    public record Technical(
            Optional<Digest> sha256,
            Optional<Long> bytes,
            Optional<Long> opset,
            Optional<Long> irVersion,
            Optional<Long> parameters) {}
}
