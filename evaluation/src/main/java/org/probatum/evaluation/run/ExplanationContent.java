package org.probatum.evaluation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;

/** What an explanation says, ready to be stored as numbers and drawn as a picture. */
public sealed interface ExplanationContent {

    /** What it is about, in words. */
    String title();

    /** Plain values for canonical JSON, without the pixels of the input. */
    Map<String, Object> plain();

    /** NaN and infinities as text, which canonical JSON can carry. */
    static Map<String, Object> finite(Map<String, Object> plain) {
        Map<String, Object> finite = new LinkedHashMap<>();
        plain.forEach((key, value) -> finite.put(key, finite(value)));
        return finite;
    }

    private static Object finite(Object value) {
        return switch (value) {
            case Double d when !Double.isFinite(d) -> String.valueOf(d);
            case List<?> list -> list.stream().map(ExplanationContent::finite).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((key, inner) -> copy.put(String.valueOf(key), finite(inner)));
                yield copy;
            }
            default -> value;
        };
    }

    /**
     * Weights of the tiles of a slide.
     *
     * @param rows of the grid
     * @param columns of the grid
     * @param weights row by row; NaN where there is no tissue
     * @param signed whether positive raises the output; otherwise shares of all, not negative
     */
    record TileWeights(String title, SlideImage slide, int rows, int columns, List<Double> weights, boolean signed)
            implements ExplanationContent {
        public TileWeights {
            weights = List.copyOf(weights);
        }

        @Override
        public Map<String, Object> plain() {
            List<Map<String, Object>> tiles = new ArrayList<>();
            for (int i = 0; i < weights.size(); i++) {
                if (!Double.isNaN(weights.get(i))) {
                    tiles.add(Map.of("row", i / columns, "column", i % columns, "weight", weights.get(i)));
                }
            }
            return Map.of(
                    "kind", "tileWeights",
                    "title", title,
                    "rows", rows,
                    "columns", columns,
                    "signed", signed,
                    "tiles", tiles);
        }
    }

    /**
     * Weights of the slices of a volume.
     *
     * @param name of the volume on which a slice is shown
     * @param weights one per slice
     * @param signed whether positive raises the output; otherwise shares of all, not negative
     */
    record SliceWeights(String title, String name, VoxelArray volume, List<Double> weights, boolean signed)
            implements ExplanationContent {
        public SliceWeights {
            weights = List.copyOf(weights);
        }

        /** The slice of the largest weight, whatever its sign. */
        public int mostWeighted() {
            return largest(weights);
        }

        @Override
        public Map<String, Object> plain() {
            return Map.of(
                    "kind", "sliceWeights",
                    "title", title,
                    "volume", name,
                    "weights", weights,
                    "signed", signed,
                    "mostWeighted", mostWeighted());
        }
    }

    /** The place of the largest magnitude, the first of equal ones. */
    private static int largest(List<Double> values) {
        int largest = 0;
        for (int i = 1; i < values.size(); i++) {
            largest = Math.abs(values.get(i)) > Math.abs(values.get(largest)) ? i : largest;
        }
        return largest;
    }

    /**
     * Weights of the words of a note.
     *
     * @param words as written, those that the model read
     * @param weights one per word
     * @param signed whether positive raises the output; otherwise shares of all, not negative
     */
    record WordWeights(String title, List<String> words, List<Double> weights, boolean signed)
            implements ExplanationContent {
        public WordWeights {
            words = List.copyOf(words);
            weights = List.copyOf(weights);
            if (words.size() != weights.size() || words.isEmpty()) {
                throw new IllegalArgumentException("Each of at least one word has a weight, were " + words.size()
                        + " words and " + weights.size() + " weights");
            }
        }

        @Override
        public Map<String, Object> plain() {
            List<Map<String, Object>> all = new ArrayList<>();
            for (int i = 0; i < words.size(); i++) {
                all.add(Map.of("word", words.get(i), "weight", weights.get(i)));
            }
            return Map.of("kind", "wordWeights", "title", title, "signed", signed, "words", all);
        }
    }

    /**
     * Values on an even grid over an image or a volume.
     *
     * @param slices cells along z; 1 for an image
     * @param rows cells along y
     * @param columns cells along x
     * @param values slice by slice, row by row
     * @param signed whether positive raises the output; otherwise none is negative
     */
    record Grid(int slices, int rows, int columns, List<Double> values, boolean signed) {
        public Grid {
            values = List.copyOf(values);
            if (values.size() != slices * rows * columns || values.isEmpty()) {
                throw new IllegalArgumentException("A grid of " + slices + " × " + rows + " × " + columns
                        + " cells does not hold " + values.size() + " values");
            }
        }

        private Map<String, Object> plain() {
            return Map.of("slices", slices, "rows", rows, "columns", columns, "values", values, "signed", signed);
        }
    }

    /** A map over the whole slide. */
    record SlideMap(String title, SlideImage slide, Grid grid) implements ExplanationContent {
        @Override
        public Map<String, Object> plain() {
            return Map.of("kind", "slideMap", "title", title, "grid", grid.plain());
        }
    }

    /**
     * A map over a volume, or over one of its slices.
     *
     * @param name of the volume
     * @param firstSlice the lowest slice that the map covers, from 0
     * @param coveredSlices how many it covers, evenly
     */
    record VolumeMap(String title, String name, VoxelArray volume, int firstSlice, int coveredSlices, Grid grid)
            implements ExplanationContent {

        /** The slice of the volume through the middle of the cell of the largest magnitude. */
        public int mostWeighted() {
            int cell = largest(grid.values()) / (grid.rows() * grid.columns());
            return firstSlice + (2 * cell + 1) * coveredSlices / (2 * grid.slices());
        }

        @Override
        public Map<String, Object> plain() {
            return Map.of(
                    "kind",
                    "volumeMap",
                    "title",
                    title,
                    "volume",
                    name,
                    "firstSlice",
                    firstSlice,
                    "coveredSlices",
                    coveredSlices,
                    "millimetresInPlane",
                    volume.inPlane(),
                    "millimetresBetweenSlices",
                    volume.betweenSlices(),
                    "mostWeighted",
                    mostWeighted(),
                    "grid",
                    grid.plain());
        }
    }

    /** Whether a case had a modality. */
    enum Presence {
        PRESENT,
        FILLED,
        MISSING
    }

    /**
     * The share of one modality in a prediction.
     *
     * @param shapley in the unit of the output; positive raises it
     */
    record Contribution(String modality, Presence presence, double shapley) {}

    /**
     * Shapley values of the modalities: they add up to the prediction less the baseline.
     *
     * @param interactions of each pair, row by row, in the unit of the output; 0 on the diagonal
     * @param baseline output with every modality absent
     * @param prediction output at the case
     * @param unit the output
     */
    record ModalityContributions(
            String title,
            List<Contribution> contributions,
            List<Double> interactions,
            double baseline,
            double prediction,
            String unit)
            implements ExplanationContent {
        public ModalityContributions {
            contributions = List.copyOf(contributions);
            interactions = List.copyOf(interactions);
        }

        @Override
        public Map<String, Object> plain() {
            List<Map<String, Object>> all = contributions.stream()
                    .map(c -> Map.<String, Object>of(
                            "modality", c.modality(),
                            "presence", c.presence().name().toLowerCase(Locale.ROOT),
                            "shapley", c.shapley()))
                    .toList();
            return Map.of(
                    "kind", "modalityContributions",
                    "title", title,
                    "baseline", baseline,
                    "prediction", prediction,
                    "unit", unit,
                    "modalities", all,
                    "interactions", interactions);
        }
    }

    /**
     * Signed attributions of named values: positive raises the risk.
     *
     * @param baseline output at the baseline; NaN where the attributions do not add up to a difference of outputs
     * @param prediction output at the case
     */
    record SignedValues(String title, List<SignedValue> values, double baseline, double prediction, String unit)
            implements ExplanationContent {
        public SignedValues {
            values = List.copyOf(values);
        }

        @Override
        public Map<String, Object> plain() {
            List<Map<String, Object>> all = new ArrayList<>();
            for (SignedValue v : values) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("feature", v.feature());
                one.put("value", v.value());
                one.put("attribution", v.attribution());
                one.put("filled", v.filled());
                all.add(one);
            }
            return Map.of(
                    "kind", "signedValues",
                    "title", title,
                    "baseline", baseline,
                    "prediction", prediction,
                    "unit", unit,
                    "values", all);
        }
    }

    /**
     * @param value of the feature, in its own unit
     * @param attribution in the unit of the output
     * @param filled whether the value was filled in
     */
    record SignedValue(String feature, double value, double attribution, boolean filled) {}
}
