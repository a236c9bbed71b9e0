package org.probatum.evaluation.interpretability;

import java.util.List;
import java.util.Optional;
import org.probatum.registry.Tensor;

/**
 * Exact Shapley values over modalities, from all 2ᴹ coalitions.
 *
 * <pre>
 *   φⱼ = Σ over coalitions S without j of |S|! (M − |S| − 1)! / M! · (F(S ∪ j) − F(S))
 *   Iⱼₖ = Σ over S without j, k of |S|! (M − |S| − 2)! / (M − 1)! · (F(S ∪ jk) − F(S ∪ j) − F(S ∪ k) + F(S))
 *   Σⱼ φⱼ = F(all) − F(none)
 * </pre>
 *
 * <p>F(S) is the model's output with the inputs of absent modalities replaced as each {@link Player} says; that rule is part of
 * the result.
 *
 * <p>Source: L. S. Shapley (1953), A value for n-person games; M. Grabisch and M. Roubens (1999), An axiomatic approach to the
 * concept of interaction among players in cooperative games, Int. J. Game Theory 28, 547–565.
 */
public final class ModalityShapley {

    private static final int MOST_PLAYERS = 16;

    /**
     * Values and interactions of every case.
     *
     * @param values φ, in units of the output; shape [rows, players], with the gap of their sum
     * @param interactions I, in units of the output; shape [rows, players, players], symmetric, 0 on the diagonal
     * @param empty F with every modality absent; shape [rows]
     */
    public record Result(Attribution values, Tensor.Doubles interactions, double[] empty) {}

    private ModalityShapley() {}

    /**
     * @param players the modalities, in the order of the result's columns; at most 16
     * @throws IllegalArgumentException if there are no players, too many, or a replacement does not fit an input
     */
    public static Result of(PredictionFunction model, InputBatch inputs, List<Player> players) {
        int m = players.size();
        if (m < 1 || m > MOST_PLAYERS) {
            throw new IllegalArgumentException("Exact Shapley values take 1 to " + MOST_PLAYERS + " players, were " + m
                    + "; for more use kernel Shapley");
        }
        double[][] coalitions =
                Variants.predict(model, inputs, 1 << m, (coalition, part, first) -> without(players, coalition, part));
        double[] values = new double[inputs.rows() * m];
        double[] interactions = new double[inputs.rows() * m * m];
        double[] gap = new double[inputs.rows()];
        for (int row = 0; row < inputs.rows(); row++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                values[row * m + j] = value(coalitions, row, j, m);
                sum += values[row * m + j];
                for (int k = 0; k < m; k++) {
                    interactions[(row * m + j) * m + k] = j == k ? 0 : interaction(coalitions, row, j, k, m);
                }
            }
            gap[row] = Math.abs(sum - (coalitions[(1 << m) - 1][row] - coalitions[0][row]));
        }
        Tensor.Doubles shaped = new Tensor.Doubles(new long[] {inputs.rows(), m}, values);
        return new Result(
                new Attribution(
                        "shapley_exact",
                        String.join(", ", players.stream().map(Player::name).toList()),
                        Attribution.OUTPUT_UNITS,
                        Gradient.requireFinite(shaped, "the modalities"),
                        Optional.of(gap)),
                new Tensor.Doubles(new long[] {inputs.rows(), m, m}, interactions),
                coalitions[0].clone());
    }

    /** Bit j of a coalition says that player j is present. */
    private static InputBatch without(List<Player> players, int coalition, InputBatch part) {
        InputBatch changed = part;
        for (int j = 0; j < players.size(); j++) {
            if ((coalition >> j & 1) == 0) {
                for (Player.Replacement replacement : players.get(j).absent()) {
                    changed = replacement.applyTo(changed);
                }
            }
        }
        return changed;
    }

    private static double value(double[][] f, int row, int j, int m) {
        double value = 0;
        for (int s = 0; s < 1 << m; s++) {
            if ((s >> j & 1) == 0) {
                value += weight(Integer.bitCount(s), m) * (f[s | 1 << j][row] - f[s][row]);
            }
        }
        return value;
    }

    private static double interaction(double[][] f, int row, int j, int k, int m) {
        double value = 0;
        int both = 1 << j | 1 << k;
        for (int s = 0; s < 1 << m; s++) {
            if ((s & both) == 0) {
                double together = f[s | both][row] - f[s | 1 << j][row] - f[s | 1 << k][row] + f[s][row];
                value += weight(Integer.bitCount(s), m - 1) * together;
            }
        }
        return value;
    }

    /** s! (m − s − 1)! / m!. */
    static double weight(int s, int m) {
        double binomial = 1;
        for (int i = 0; i < s; i++) {
            binomial = binomial * (m - 1 - i) / (i + 1);
        }
        return 1 / (m * binomial);
    }
}
