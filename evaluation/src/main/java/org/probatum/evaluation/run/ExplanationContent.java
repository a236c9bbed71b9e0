package org.probatum.evaluation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
     */
    record TileWeights(String title, SlideImage slide, int rows, int columns, List<Double> weights)
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
            return Map.of("kind", "tileWeights", "title", title, "rows", rows, "columns", columns, "tiles", tiles);
        }
    }

    /**
     * Weights of the slices of a volume.
     *
     * @param volume the fixed volume, on which a slice is shown
     * @param weights one per slice
     */
    record SliceWeights(String title, VoxelArray volume, List<Double> weights) implements ExplanationContent {
        public SliceWeights {
            weights = List.copyOf(weights);
        }

        /** The slice of the largest weight. */
        public int mostWeighted() {
            int most = 0;
            for (int k = 1; k < weights.size(); k++) {
                most = weights.get(k) > weights.get(most) ? k : most;
            }
            return most;
        }

        @Override
        public Map<String, Object> plain() {
            return Map.of("kind", "sliceWeights", "title", title, "weights", weights, "mostWeighted", mostWeighted());
        }
    }

    /**
     * Signed attributions of named values: positive raises the risk.
     *
     * @param baseline output at the baseline
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
