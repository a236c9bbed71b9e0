package org.probatum.ui.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the inspection of a package found, as it is stored with the version.
 *
 * @param parameters number of weights
 * @param verdict {@code accepted} or {@code refused}
 * @param tolerance how much an output may differ from its test vector, in words
 */
record StoredInspection(
        long parameters,
        Optional<Long> opset,
        Topology topology,
        List<Finding> findings,
        String tolerance,
        List<Result> conformance,
        List<Named> outputs,
        String verdict,
        List<String> reasons) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An input or output, by name. */
    record Named(String name) {}

    /** What was found, {@code severity} in small letters. */
    record Finding(String severity, String code, String message) {
        boolean refuses() {
            return severity.equals("faulty") || severity.equals("unsafe");
        }

        String severityInWords() {
            return severity.substring(0, 1).toUpperCase(Locale.ROOT) + severity.substring(1);
        }
    }

    /** Agreement of one output with one test vector. */
    record Result(
            String set,
            String output,
            Optional<Double> maxAbs,
            Optional<Double> maxRel,
            boolean bitEqual,
            boolean passed) {}

    /** Declared and detected fusion, and how the inputs come together. */
    record Topology(
            Optional<String> declared,
            Optional<String> detected,
            Optional<Boolean> agrees,
            Optional<String> explanation,
            Optional<List<Branch>> branches,
            Optional<Integer> layersAfter,
            Optional<Boolean> modalityMask) {}

    /** The layers that one input passes before the inputs come together. */
    record Branch(String input, int layersBefore) {}

    /** Reads what the registry stored. */
    static StoredInspection parse(String json) {
        return JSON.readValue(json, StoredInspection.class);
    }

    boolean accepted() {
        return verdict.equals("accepted");
    }
}
