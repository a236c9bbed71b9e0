package org.probatum.alignment.transform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.VoxelGrid;

/**
 * A transform as plain text, numbers, lists and maps, ready for JSON, and back again without loss.
 *
 * <p>Every form names its {@code kind} and the unit; millimetres in patient LPS, from the fixed to the moving space.
 */
public final class PlainTransform {

    private PlainTransform() {}

    /** The plain form; key order is fixed. */
    public static Map<String, Object> of(SpatialTransform transform) {
        Map<String, Object> plain = new LinkedHashMap<>();
        switch (transform) {
            case LinearTransform t -> {
                plain.put("kind", "linear");
                plain.put("unit", "mm");
                plain.put("direction", "fixed-to-moving");
                plain.put("model", t.model().name());
                plain.put("matrix", numbers(t.matrix().rows()));
                plain.put("centre", numbers(t.centre()));
                plain.put("translation", numbers(t.translation()));
            }
            case FreeFormTransform t -> {
                plain.put("kind", "free-form");
                plain.put("linear", of(t.linear()));
                putLattice(plain, t.lattice(), t.coefficients());
            }
            case VelocityTransform t -> {
                plain.put("kind", "velocity");
                plain.put("linear", of(t.linear()));
                putLattice(plain, t.lattice(), t.coefficients());
            }
            case CompositeTransform t -> {
                plain.put("kind", "composite");
                plain.put("first", of(t.first()));
                plain.put("second", of(t.second()));
            }
            case InvertedTransform t -> {
                plain.put("kind", "inverse");
                plain.put("of", of(t.forward()));
            }
        }
        return plain;
    }

    /**
     * @param plain a map as {@link #of} gives it; numbers may be of any {@link Number} type
     * @throws IllegalArgumentException if a key is missing or its value has another type
     */
    public static SpatialTransform parse(Map<?, ?> plain) {
        String kind = text(plain, "kind");
        return switch (kind) {
            case "linear" -> linear(plain);
            case "free-form" -> FreeFormTransform.of(linear(map(plain, "linear")), lattice(plain), coefficients(plain));
            case "velocity" -> VelocityTransform.of(linear(map(plain, "linear")), lattice(plain), coefficients(plain));
            case "composite" -> new CompositeTransform(parse(map(plain, "first")), parse(map(plain, "second")));
            case "inverse" -> parse(map(plain, "of")).inverse();
            default ->
                throw new IllegalArgumentException(
                        "A transform is linear, free-form, velocity, composite or inverse, was \"" + kind + "\"");
        };
    }

    private static LinearTransform linear(Map<?, ?> plain) {
        return new LinearTransform(
                TransformModel.valueOf(text(plain, "model")),
                Matrix3.of(doubles(plain, "matrix")),
                point(plain, "centre"),
                point(plain, "translation"));
    }

    private static void putLattice(Map<String, Object> plain, ControlLattice lattice, double[] coefficients) {
        plain.put("grid", grid(lattice.grid()));
        plain.put("cells", List.of(lattice.cellsI(), lattice.cellsJ(), lattice.cellsK()));
        plain.put("coefficients", numbers(coefficients));
    }

    private static ControlLattice lattice(Map<?, ?> plain) {
        double[] cells = doubles(plain, "cells");
        VoxelGrid grid = grid(map(plain, "grid"));
        return new ControlLattice(grid, (int) cells[0], (int) cells[1], (int) cells[2]);
    }

    private static double[] coefficients(Map<?, ?> plain) {
        return doubles(plain, "coefficients");
    }

    private static Map<String, Object> grid(VoxelGrid grid) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("size", List.of(grid.columns(), grid.rows(), grid.slices()));
        plain.put(
                "spacing",
                List.of(grid.spacing().i(), grid.spacing().j(), grid.spacing().k()));
        plain.put("origin", numbers(grid.origin()));
        plain.put("direction", numbers(grid.direction().rows()));
        return plain;
    }

    private static VoxelGrid grid(Map<?, ?> plain) {
        double[] size = doubles(plain, "size");
        double[] spacing = doubles(plain, "spacing");
        return new VoxelGrid(
                (int) size[0],
                (int) size[1],
                (int) size[2],
                new Spacing(spacing[0], spacing[1], spacing[2]),
                point(plain, "origin"),
                Matrix3.of(doubles(plain, "direction")));
    }

    private static List<Double> numbers(Point p) {
        return List.of(p.x(), p.y(), p.z());
    }

    private static List<Double> numbers(double[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (double value : values) {
            list.add(value);
        }
        return List.copyOf(list);
    }

    private static String text(Map<?, ?> plain, String key) {
        return plain.get(key) instanceof String s ? s : refuse(key, "text");
    }

    private static Map<?, ?> map(Map<?, ?> plain, String key) {
        return plain.get(key) instanceof Map<?, ?> m ? m : refuse(key, "a map");
    }

    private static Point point(Map<?, ?> plain, String key) {
        double[] v = doubles(plain, key);
        return v.length == 3 ? new Point(v[0], v[1], v[2]) : refuse(key, "three numbers");
    }

    private static double[] doubles(Map<?, ?> plain, String key) {
        if (!(plain.get(key) instanceof List<?> list)) {
            return refuse(key, "a list of numbers");
        }
        double[] out = new double[list.size()];
        for (int n = 0; n < out.length; n++) {
            out[n] = list.get(n) instanceof Number number ? number.doubleValue() : refuse(key, "a list of numbers");
        }
        return out;
    }

    private static <T> T refuse(String key, String expected) {
        throw new IllegalArgumentException(
                "The stored transform has " + expected + " under \"" + key + "\", but it was not there");
    }
}
