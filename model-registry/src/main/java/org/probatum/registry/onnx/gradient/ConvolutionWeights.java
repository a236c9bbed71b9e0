package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Constant weights of shape [outputs, inputs per group, kernel…].
 *
 * @param shape that shape
 * @param values in row-major order
 */
record ConvolutionWeights(long[] shape, double[] values) {

    static ConvolutionWeights of(WorkingGraph graph, NodeProto node) {
        String name = node.getInput(1);
        double[] values = graph.reals(name)
                .orElseThrow(() -> new NotDifferentiableException(node.getOpType() + " (result " + node.getOutput(0)
                        + ") has weights that are computed; 64-bit arithmetic needs constant weights: choose 32-bit"));
        return new ConvolutionWeights(graph.constantShape(name), values);
    }

    int axes() {
        return shape.length - 2;
    }

    long[] kernel() {
        return Arrays.copyOfRange(shape, 2, shape.length);
    }

    long outputs() {
        return shape[0];
    }

    long inputsPerGroup() {
        return shape[1];
    }

    private int volume() {
        return Math.toIntExact(Arrays.stream(kernel()).reduce(1, Math::multiplyExact));
    }

    /** Every point of the window, in row-major order. */
    List<long[]> points() {
        List<long[]> points = new ArrayList<>();
        long[] kernel = kernel();
        for (int flat = 0; flat < volume(); flat++) {
            long[] point = new long[kernel.length];
            long rest = flat;
            for (int i = kernel.length - 1; i >= 0; i--) {
                point[i] = rest % kernel[i];
                rest /= kernel[i];
            }
            points.add(point);
        }
        return points;
    }

    /** Shape [outputs, points × inputs], or [groups, outputs per group, points × inputs]. */
    String asMatrix(WorkingGraph graph, long groups) {
        int volume = volume();
        int inputs = (int) inputsPerGroup();
        double[] matrix = new double[values.length];
        for (int o = 0; o < outputs(); o++) {
            for (int c = 0; c < inputs; c++) {
                for (int k = 0; k < volume; k++) {
                    matrix[(o * volume + k) * inputs + c] = values[(o * inputs + c) * volume + k];
                }
            }
        }
        long width = (long) volume * inputs;
        return groups == 1
                ? graph.reals(new long[] {outputs(), width}, matrix)
                : graph.reals(new long[] {groups, outputs() / groups, width}, matrix);
    }

    /** Weights [inputs, outputs, kernel…] as a matrix [outputs × points, inputs]. */
    String asTransposedMatrix(WorkingGraph graph) {
        int inputs = (int) shape[0];
        int width = values.length / inputs;
        double[] matrix = new double[values.length];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < width; j++) {
                matrix[j * inputs + i] = values[i * width + j];
            }
        }
        return graph.reals(new long[] {width, inputs}, matrix);
    }

    /** Weights [inputs, outputs per group, kernel…] of a transposed convolution as those of a convolution. */
    ConvolutionWeights mirrored(long groups) {
        int[][] reversed = new int[axes()][];
        for (int axis = 0; axis < reversed.length; axis++) {
            int last = (int) kernel()[axis] - 1;
            reversed[axis] = IntStream.rangeClosed(0, last).map(k -> last - k).toArray();
        }
        return swapped(groups).select(reversed);
    }

    /** The roles of inputs and outputs exchanged within each group: [inputs, outputs per group, kernel…]. */
    ConvolutionWeights swapped(long groups) {
        int volume = volume();
        int inputs = (int) (shape[0] / groups);
        int outputs = (int) shape[1];
        double[] swapped = new double[values.length];
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < inputs; i++) {
                for (int o = 0; o < outputs; o++) {
                    int from = ((g * inputs + i) * outputs + o) * volume;
                    System.arraycopy(values, from, swapped, ((g * outputs + o) * inputs + i) * volume, volume);
                }
            }
        }
        long[] exchanged = shape.clone();
        exchanged[0] = outputs * groups;
        exchanged[1] = inputs;
        return new ConvolutionWeights(exchanged, swapped);
    }

    /** Some points of the window along each axis, in the given order. */
    ConvolutionWeights select(int[][] pointsPerAxis) {
        long[] chosen = shape.clone();
        for (int axis = 0; axis < pointsPerAxis.length; axis++) {
            chosen[axis + 2] = pointsPerAxis[axis].length;
        }
        int channels = (int) (shape[0] * shape[1]);
        ConvolutionWeights smaller = new ConvolutionWeights(chosen, new double[channels * (int) product(chosen, 2)]);
        List<long[]> points = smaller.points();
        for (int channel = 0; channel < channels; channel++) {
            for (int p = 0; p < points.size(); p++) {
                int at = 0;
                for (int axis = 0; axis < pointsPerAxis.length; axis++) {
                    at = at * (int) shape[axis + 2] + pointsPerAxis[axis][(int) points.get(p)[axis]];
                }
                smaller.values[channel * points.size() + p] = values[channel * volume() + at];
            }
        }
        return smaller;
    }

    private static long product(long[] lengths, int from) {
        return Arrays.stream(lengths).skip(from).reduce(1, Math::multiplyExact);
    }
}
