package org.probatum.registry.onnx.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Derivatives of matrix products: MatMul, Gemm, Einsum. */
final class ProductDerivatives {

    private ProductDerivatives() {}

    static void register(Map<String, Derivative> derivatives) {
        derivatives.put("MatMul", ProductDerivatives::matMul);
        derivatives.put("Gemm", ProductDerivatives::gemm);
        derivatives.put("Einsum", ProductDerivatives::einsum);
    }

    /** Y = A B: Ā = Ȳ Bᵀ, B̄ = Aᵀ Ȳ, summed over batch axes along which an operand was repeated. */
    private static void matMul(DerivativeContext c) {
        int rankA = c.types().requireRank(c.in(0), "MatMul");
        int rankB = c.types().requireRank(c.in(1), "MatMul");
        WorkingGraph graph = c.graph();
        if (rankA == 1 && rankB == 1) {
            c.giveWhenWanted(0, g -> graph.mul(g, c.in(1)));
            c.giveWhenWanted(1, g -> graph.mul(g, c.in(0)));
            return;
        }
        String gradient = c.grad();
        String a = c.in(0);
        String b = c.in(1);
        if (rankA == 1) {
            a = graph.op("Unsqueeze", a, graph.integers(0));
            gradient = graph.op("Unsqueeze", gradient, graph.integers(-2));
        }
        if (rankB == 1) {
            b = graph.op("Unsqueeze", b, graph.integers(-1));
            gradient = graph.op("Unsqueeze", gradient, graph.integers(-1));
        }
        int wideA = Math.max(rankA, 2);
        int wideB = Math.max(rankB, 2);
        if (c.wants(0)) {
            String part = graph.op("MatMul", gradient, swapped(graph, b, wideB));
            c.give(0, toOperand(c, part, 0, wideA, wideB));
        }
        if (c.wants(1)) {
            c.give(1, toOperand(c, right(graph, a, gradient, wideA, wideB), 1, wideB, wideA));
        }
    }

    /** Aᵀ Ȳ; for a plain matrix B all batches at once, as one product of tall matrices. */
    private static String right(WorkingGraph graph, String a, String gradient, int rankA, int rankB) {
        return graph.op("MatMul", swapped(graph, a, rankA), gradient);
    }

    private static String toOperand(DerivativeContext c, String part, int operand, int rank, int otherRank) {
        WorkingGraph graph = c.graph();
        if (rank == 2 && otherRank == 2) {
            return c.types().rank(c.in(operand)) == 1 ? graph.reshape(part, graph.shapeOf(c.in(operand))) : part;
        }
        if (rank == 2) {
            long[] batch = new long[otherRank - 2];
            for (int i = 0; i < batch.length; i++) {
                batch[i] = i;
            }
            String total = graph.sum(part, graph.integers(batch), false);
            return c.types().rank(c.in(operand)) == 1 ? graph.reshape(total, graph.shapeOf(c.in(operand))) : total;
        }
        return otherRank == 2 ? part : batchReduced(c, part, operand, rank, otherRank);
    }

    /** Sums a batched product over the batch axes along which this operand was repeated. */
    private static String batchReduced(DerivativeContext c, String part, int operand, int rank, int otherRank) {
        WorkingGraph graph = c.graph();
        String shape = graph.shapeOf(c.in(operand));
        int wide = Math.max(rank, otherRank);
        String wideShape = graph.shapeOf(part);
        String padded = wide == rank ? shape : graph.concat(0, List.of(graph.integers(ones(wide - rank)), shape));
        String differs = graph.op("Not", graph.op("Equal", wideShape, padded));
        String axes = graph.op("Squeeze", graph.op("NonZero", differs), graph.integers(0));
        String total = graph.op(
                "ReduceSum",
                List.of(part, axes),
                Attributes.of("keepdims", 1),
                Attributes.of("noop_with_empty_axes", 1));
        return wide == rank ? total : graph.reshape(total, shape);
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }

    /** The transpose of the last two axes; of a constant matrix it is folded when the model loads. */
    private static String swapped(WorkingGraph graph, String matrix, int rank) {
        long[] permutation = new long[rank];
        for (int i = 0; i < rank; i++) {
            permutation[i] = i;
        }
        permutation[rank - 1] = rank - 2L;
        permutation[rank - 2] = rank - 1L;
        return graph.transpose(matrix, permutation);
    }

    /** Y = α A' B' + β C, where A' and B' may be transposed. */
    private static void gemm(DerivativeContext c) {
        WorkingGraph graph = c.graph();
        long transA = Attributes.integer(c.node(), "transA", 0);
        long transB = Attributes.integer(c.node(), "transB", 0);
        double alpha = Attributes.real(c.node(), "alpha", 1);
        String gradient = c.grad();
        if (c.wants(0)) {
            c.give(
                    0,
                    transA == 0
                            ? gemm(graph, gradient, c.in(1), 0, 1 - transB, alpha)
                            : gemm(graph, c.in(1), gradient, transB, 1, alpha));
        }
        if (c.wants(1)) {
            c.give(
                    1,
                    transB == 0
                            ? gemm(graph, c.in(0), gradient, 1 - transA, 0, alpha)
                            : gemm(graph, gradient, c.in(0), 1, transA, alpha));
        }
        if (c.wants(2)) {
            c.giveReduced(2, graph.mul(gradient, graph.scalar(Attributes.real(c.node(), "beta", 1))));
        }
    }

    private static String gemm(WorkingGraph graph, String a, String b, long transA, long transB, double alpha) {
        return graph.op(
                "Gemm",
                List.of(a, b),
                Attributes.of("transA", transA),
                Attributes.of("transB", transB),
                Attributes.of("alpha", alpha));
    }

    /** The gradient of an operand is the product of the gradient and the other operands, with the operand's labels. */
    private static void einsum(DerivativeContext c) {
        EinsumEquation equation = EinsumEquation.parse(Attributes.text(c.node(), "equation", ""), rankOf(c));
        WorkingGraph graph = c.graph();
        for (int i = 0; i < c.node().getInputCount(); i++) {
            if (!c.wants(i)) {
                continue;
            }
            EinsumEquation.Open open = equation.withoutDiagonal(i);
            List<String> factors = new ArrayList<>(List.of(c.grad()));
            for (int other = 0; other < c.node().getInputCount(); other++) {
                if (other != i) {
                    factors.add(c.in(other));
                }
            }
            for (int axis : open.repeatedAxes()) {
                factors.add(identity(graph, graph.dimension(graph.shapeOf(c.in(i)), axis)));
            }
            String part = graph.op(
                    "Einsum", factors, Attributes.of("equation", open.equation().gradientEquation(i)));
            long[] absent = open.equation().summedAxes(i);
            String whole = absent.length == 0 ? part : graph.op("Unsqueeze", part, graph.integers(absent));
            c.give(i, absent.length == 0 ? whole : graph.expand(whole, graph.shapeOf(c.in(i))));
        }
    }

    /** 1 where row and column are the same. */
    private static String identity(WorkingGraph graph, String length) {
        String count = graph.op("Squeeze", length);
        String numbers = graph.op("Range", graph.integerScalar(0), count, graph.integerScalar(1));
        return graph.castToReal(graph.op("Equal", numbers, graph.op("Unsqueeze", numbers, graph.integers(1))));
    }

    private static int[] rankOf(DerivativeContext c) {
        int[] ranks = new int[c.node().getInputCount()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = c.types().rank(c.in(i));
        }
        return ranks;
    }
}
