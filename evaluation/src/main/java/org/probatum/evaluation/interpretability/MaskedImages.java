package org.probatum.evaluation.interpretability;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.probatum.registry.Tensor;

/**
 * Maps from masked images, without a gradient; and guided Grad-CAM.
 *
 * <pre>
 *   RISE            1/(N p) Σₙ F(x ⊙ Mₙ + b ⊙ (1 − Mₙ)) Mₙ          Mₙ: random smooth masks with mean p = ½
 *   Score-CAM       relu(Σₖ wₖ Aₖ), w = softmaxₖ(F(x ⊙ Hₖ))          Hₖ: Aₖ scaled to 0 … 1 on the grid of the image
 *   guided Grad-CAM guided backpropagation ⊙ Grad-CAM on the grid of the image
 * </pre>
 *
 * <p>Source: V. Petsiuk, A. Das, K. Saenko (2018), RISE, BMVC, eq. 6; H. Wang et al. (2020), Score-CAM, CVPR workshop, algorithm 1;
 * R. R. Selvaraju et al. (2017), Grad-CAM, ICCV, section 3.2.
 */
public final class MaskedImages {

    private static final int CELLS = 7;
    private static final double KEPT = 0.5;

    private MaskedImages() {}

    /**
     * RISE.
     *
     * @param baseline b, what is seen where the mask is 0; repeated to the image's shape
     * @param masks N, at least 1
     * @return shape [rows, positions…], in units of the output
     */
    public static Attribution rise(
            PredictionFunction model, InputBatch inputs, String input, Tensor baseline, int masks, long seed) {
        if (masks < 1) {
            throw new IllegalArgumentException("RISE takes at least 1 mask, was " + masks);
        }
        Tensor image = inputs.get(input);
        long[] size = Upsampling.positions(image, input);
        double[] b = Tensors.broadcast(baseline, image.shape(), "The baseline of " + input);
        double[][] drawn = new double[masks][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < masks; n++) {
            drawn[n] = mask(size, random);
        }
        double[][] f = Variants.predict(
                model,
                inputs,
                masks,
                (n, part, first) -> part.with(input, blended(part.get(input), b, first, row -> drawn[n])));
        int places = drawn[0].length;
        double[] map = new double[inputs.rows() * places];
        for (int n = 0; n < masks; n++) {
            for (int i = 0; i < map.length; i++) {
                map[i] += f[n][i / places] * drawn[n][i % places] / (masks * KEPT);
            }
        }
        return Attribution.of(
                "rise", input, Attribution.OUTPUT_UNITS, new Tensor.Doubles(withRows(inputs.rows(), size), map));
    }

    /** A coarse random grid, one cell larger than the image, brought to its size and shifted by a part of a cell. */
    private static double[] mask(long[] size, SplittableRandom random) {
        int axes = size.length;
        long[] grid = new long[axes + 1];
        long[] wide = new long[axes];
        int[] shift = new int[axes];
        grid[0] = 1;
        for (int i = 0; i < axes; i++) {
            int cells = (int) Math.min(CELLS, size[i]);
            int cell = (int) ((size[i] + cells - 1) / cells);
            grid[i + 1] = cells + 1L;
            wide[i] = (cells + 1L) * cell;
            shift[i] = random.nextInt(cell);
        }
        double[] coarse = new double[(int) Arrays.stream(grid).reduce(1, Math::multiplyExact)];
        Arrays.setAll(coarse, i -> random.nextDouble() < KEPT ? 1 : 0);
        double[] smooth =
                Upsampling.linear(new Tensor.Doubles(grid, coarse), wide).values();
        double[] mask = new double[(int) Arrays.stream(size).reduce(1, Math::multiplyExact)];
        for (int flat = 0; flat < mask.length; flat++) {
            int rest = flat;
            int at = 0;
            int step = 1;
            for (int axis = axes - 1; axis >= 0; axis--) {
                at += (int) (rest % size[axis] + shift[axis]) * step;
                rest /= (int) size[axis];
                step *= (int) wide[axis];
            }
            mask[flat] = smooth[at];
        }
        return mask;
    }

    @FunctionalInterface
    private interface MaskOfRow {
        double[] of(int row);
    }

    private static Tensor blended(Tensor image, double[] baseline, int firstRow, MaskOfRow masks) {
        double[] x = Tensors.values(image);
        int perRow = Tensors.rowLength(image);
        double[] mixed = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] mask = masks.of(firstRow + i / perRow);
            double m = mask[i % mask.length];
            mixed[i] = m * x[i] + (1 - m) * baseline[firstRow * perRow + i];
        }
        return Tensors.like(image, mixed);
    }

    private static long[] withRows(int rows, long[] size) {
        long[] shape = new long[size.length + 1];
        shape[0] = rows;
        System.arraycopy(size, 0, shape, 1, size.length);
        return shape;
    }

    /**
     * Score-CAM.
     *
     * @param layerMap the feature map A of every case; shape [rows, channels, positions…]
     * @param input the image that is masked
     * @return shape [rows, positions…] on the grid of the layer, not negative
     */
    public static Attribution scoreCam(
            PredictionFunction model, InputBatch inputs, String input, String layer, Tensor.Doubles layerMap) {
        Tensor image = inputs.get(input);
        long[] size = Upsampling.positions(image, input);
        long[] grid = Upsampling.positions(layerMap, layer);
        int rows = inputs.rows();
        int channels = (int) layerMap.shape()[1];
        int cells = layerMap.size() / Math.max(1, rows * channels);
        double[] flat = layerMap.values();
        double[] nothing = new double[image.size()];
        double[][] f = Variants.predict(
                model,
                inputs,
                channels,
                (k, part, first) -> part.with(
                        input,
                        blended(
                                part.get(input),
                                nothing,
                                first,
                                memo(row -> scaled(flat, row * channels + k, grid, size, cells)))));
        double[] map = new double[rows * cells];
        for (int row = 0; row < rows; row++) {
            double[] weights = softmax(f, row);
            for (int k = 0; k < channels; k++) {
                for (int p = 0; p < cells; p++) {
                    map[row * cells + p] += weights[k] * flat[(row * channels + k) * cells + p];
                }
            }
        }
        Arrays.setAll(map, i -> Math.max(0, map[i]));
        return Attribution.of(
                "score_cam", layer, "weighted activation, not negative", new Tensor.Doubles(withRows(rows, grid), map));
    }

    private static MaskOfRow memo(MaskOfRow masks) {
        java.util.Map<Integer, double[]> known = new java.util.HashMap<>();
        return row -> known.computeIfAbsent(row, masks::of);
    }

    private static double[] scaled(double[] flat, int channel, long[] grid, long[] size, int cells) {
        double[] a = Arrays.copyOfRange(flat, channel * cells, (channel + 1) * cells);
        double[] wide = Upsampling.linear(new Tensor.Doubles(withRows(1, grid), a), size)
                .values();
        double low = Arrays.stream(wide).min().orElse(0);
        double range = Arrays.stream(wide).max().orElse(0) - low;
        return Arrays.stream(wide).map(v -> range == 0 ? 0 : (v - low) / range).toArray();
    }

    private static double[] softmax(double[][] f, int row) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] channel : f) {
            largest = Math.max(largest, channel[row]);
        }
        double[] weights = new double[f.length];
        double total = 0;
        for (int k = 0; k < f.length; k++) {
            weights[k] = Math.exp(f[k][row] - largest);
            total += weights[k];
        }
        for (int k = 0; k < f.length; k++) {
            weights[k] /= total;
        }
        return weights;
    }

    /**
     * Guided Grad-CAM.
     *
     * @param guided guided backpropagation to the image; shape [rows, channels, positions…]
     * @param gradCam Grad-CAM; shape [rows, places…]
     * @return the shape of the image
     */
    public static Attribution guidedGradCam(Attribution guided, Attribution gradCam) {
        long[] shape = guided.values().shape();
        Tensor.Doubles wide =
                Upsampling.linear(gradCam.values(), Upsampling.positions(guided.values(), guided.explains()));
        int places = wide.size() / Math.max(1, (int) shape[0]);
        int perRow = Tensors.rowLength(guided.values());
        double[] product = new double[guided.values().size()];
        Arrays.setAll(
                product, i -> guided.values().values()[i] * wide.values()[i / perRow * places + i % perRow % places]);
        return Attribution.of(
                "guided_grad_cam",
                guided.explains(),
                "guided signal times weighted activation, not a gradient",
                new Tensor.Doubles(shape, product));
    }
}
