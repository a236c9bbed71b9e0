package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probatum.evaluation.interpretability.InputBatch;
import org.probatum.evaluation.interpretability.OcclusionUnits;
import org.probatum.evaluation.interpretability.Tensors;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.registry.Tensor;

/** The parts of an input that a reader knows: columns, tiles, slices, words, patches of an image. */
sealed interface InputParts {

    /** The input that is cut. */
    String input();

    OcclusionUnits units(long[] shape);

    /** What a part becomes when it is taken away; repeated to the input's shape. */
    Tensor replacement(ExplainableCase given);

    /** The same in words, for the record. */
    String replacementWords();

    /**
     * The scores of the parts as content.
     *
     * @param signed whether positive raises the output; otherwise scores are weights, not negative
     * @param prediction F of the case, and its output's name, for signed scores of a table
     */
    ExplanationContent content(
            String title, ExplainableCase given, double[] scores, boolean signed, double prediction, String output);

    /** Why a case has no such parts, although the model can be run on it. */
    default Optional<String> lacking(PreparedCase prepared) {
        return Optional.empty();
    }

    /** Columns of a table; one that is taken away becomes the cohort's mean. */
    record Columns(String input, List<String> columns) implements InputParts {
        public Columns {
            columns = List.copyOf(columns);
        }

        @Override
        public OcclusionUnits units(long[] shape) {
            return new OcclusionUnits.AlongAxis(1);
        }

        @Override
        public Tensor replacement(ExplainableCase given) {
            return given.cohort().means(columns);
        }

        @Override
        public String replacementWords() {
            return "the cohort's mean of the column";
        }

        /** The values as given to the model, with what was filled. */
        List<ExplanationContent.SignedValue> values(ExplainableCase given, double[] scores) {
            Map<String, Double> draw = given.prepared().draws().getFirst();
            List<ExplanationContent.SignedValue> values = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                String column = columns.get(c);
                values.add(new ExplanationContent.SignedValue(
                        column,
                        draw.getOrDefault(column, Double.NaN),
                        scores[c],
                        given.prepared().filled().contains(column)));
            }
            return values;
        }

        @Override
        public ExplanationContent content(
                String title,
                ExplainableCase given,
                double[] scores,
                boolean signed,
                double prediction,
                String output) {
            return new ExplanationContent.SignedValues(title, values(given, scores), Double.NaN, prediction, output);
        }
    }

    /**
     * Tissue tiles of the slide; one that is taken away becomes the slide's mean tile, or is masked.
     *
     * @param side of a tile (pixels)
     * @param mask whether the input is the mask of the tiles, otherwise their descriptors
     */
    record Tiles(String input, int side, boolean mask) implements InputParts {
        @Override
        public OcclusionUnits units(long[] shape) {
            return new OcclusionUnits.AlongAxis(1);
        }

        @Override
        public Tensor replacement(ExplainableCase given) {
            if (mask) {
                return new Tensor.Doubles(new long[] {1}, new double[] {0});
            }
            Tensor descriptors = given.inputs().get(input);
            int features = Math.toIntExact(descriptors.shape()[2]);
            double[] values = Tensors.values(descriptors);
            double[] mean = new double[features];
            for (int i = 0; i < values.length; i++) {
                mean[i % features] += values[i] * features / values.length;
            }
            return new Tensor.Doubles(new long[] {1, 1, features}, mean);
        }

        @Override
        public String replacementWords() {
            return mask ? "masked" : "the mean descriptor of the slide's tiles";
        }

        @Override
        public ExplanationContent content(
                String title,
                ExplainableCase given,
                double[] scores,
                boolean signed,
                double prediction,
                String output) {
            SlideImage slide = given.prepared().requireSlide("slide");
            int rows = slide.height() / side;
            int columns = slide.width() / side;
            Double[] grid = new Double[rows * columns];
            Arrays.fill(grid, Double.NaN);
            List<SlideImage.Tile> tiles = slide.tissueTiles(side);
            for (int t = 0; t < tiles.size(); t++) {
                grid[tiles.get(t).row() * columns + tiles.get(t).column()] = scores[t];
            }
            return new ExplanationContent.TileWeights(title, slide, rows, columns, Arrays.asList(grid), signed);
        }
    }

    /**
     * Slices of a stack of volumes; one that is taken away becomes black.
     *
     * @param volume on which a slice is shown
     */
    record Slices(String input, String volume) implements InputParts {
        @Override
        public OcclusionUnits units(long[] shape) {
            return new OcclusionUnits.AlongAxis(1);
        }

        @Override
        public Tensor replacement(ExplainableCase given) {
            return new Tensor.Doubles(new long[] {1}, new double[] {0});
        }

        @Override
        public String replacementWords() {
            return "0, as outside the body";
        }

        @Override
        public ExplanationContent content(
                String title,
                ExplainableCase given,
                double[] scores,
                boolean signed,
                double prediction,
                String output) {
            List<Double> weights = Arrays.stream(scores).boxed().toList();
            return new ExplanationContent.SliceWeights(
                    title, volume, given.prepared().requireVolume(volume), weights, signed);
        }
    }

    /**
     * Words of the note; one that is taken away becomes the unknown word.
     *
     * @param length words that the model takes; the rest of a longer note is not read
     */
    record Words(String input, int length) implements InputParts {
        private static final long UNKNOWN = 1;

        /** The words that the model is given. */
        List<String> of(PreparedCase prepared) {
            String note = prepared.note().orElse("").strip();
            return note.isEmpty()
                    ? List.of()
                    : Arrays.stream(note.split("\\s+", -1)).limit(length).toList();
        }

        @Override
        public OcclusionUnits units(long[] shape) {
            return new OcclusionUnits.AlongAxis(1);
        }

        @Override
        public Tensor replacement(ExplainableCase given) {
            return new Tensor.Longs(new long[] {1}, new long[] {UNKNOWN});
        }

        @Override
        public String replacementWords() {
            return "the unknown word";
        }

        @Override
        public Optional<String> lacking(PreparedCase prepared) {
            return of(prepared).isEmpty() ? Optional.of("notes without a word") : Optional.empty();
        }

        @Override
        public ExplanationContent content(
                String title,
                ExplainableCase given,
                double[] scores,
                boolean signed,
                double prediction,
                String output) {
            List<String> words = of(given.prepared());
            List<Double> weights =
                    Arrays.stream(scores).limit(words.size()).boxed().toList();
            return new ExplanationContent.WordWeights(title, words, weights, signed);
        }

        /** The first words of a text, without the padding behind them. */
        InputBatch cut(InputBatch inputs, int words) {
            return inputs.with(input, resized(inputs.get(input), words));
        }

        /** The padding that the model takes, back again. */
        InputBatch padded(InputBatch inputs) {
            return inputs.with(input, resized(inputs.get(input), length));
        }

        private static Tensor resized(Tensor tensor, int length) {
            if (!(tensor instanceof Tensor.Longs tokens)) {
                throw new IllegalStateException("Notes are prepared as whole numbers");
            }
            int rows = Math.toIntExact(tokens.shape()[0]);
            int given = Math.toIntExact(tokens.shape()[1]);
            long[] resized = new long[rows * length];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(tokens.values(), row * given, resized, row * length, Math.min(given, length));
            }
            return new Tensor.Longs(new long[] {rows, length}, resized);
        }
    }

    /** Patches of an image or a volume; one that is taken away becomes what is seen where there is nothing. */
    record Patches(ImageInput image) implements InputParts {
        @Override
        public String input() {
            return image.name();
        }

        @Override
        public OcclusionUnits units(long[] shape) {
            return image.patches(shape);
        }

        @Override
        public Tensor replacement(ExplainableCase given) {
            return image.nothingEverywhere();
        }

        @Override
        public String replacementWords() {
            return "background, " + image.nothing();
        }

        @Override
        public ExplanationContent content(
                String title,
                ExplainableCase given,
                double[] scores,
                boolean signed,
                double prediction,
                String output) {
            long[] grid = image.grid(given.inputs().get(input()).shape());
            return image.map(title, given.prepared(), grid, scores, signed);
        }
    }
}
