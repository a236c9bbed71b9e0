package org.probatum.missing.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.probatum.missing.random.RandomStreams;

/**
 * What one model version loses on one cohort when modalities are absent, and which subsets may therefore be used.
 *
 * <p>All losses are paired: the same participants, resampled together over all subsets. Intervals are simultaneous over
 * the subsets within a metric ({@link MaxTIntervals}). A subset is non-inferior in a metric when the upper limit of its
 * loss lies below the margin; it may be used when it is so in every metric with a margin (an intersection–union test,
 * so no adjustment over metrics). Where no decision flips, the upper limit is the exact binomial one at the Bonferroni
 * level, for the bootstrap sees no spread. Samples without both outcomes are drawn again.
 *
 * @param n participants
 * @param events participants with the event
 * @param settings what it depends on
 * @param fullInput each metric on the full input
 * @param losses by metric, then by subset number; the full input left out
 * @param shapley by metric and modality; empty when a subset was not evaluated
 * @param notEvaluated subsets without predictions
 */
public record MissingModalityCertificate(
        int n,
        int events,
        CertificateSettings settings,
        Map<SubsetMetric, Double> fullInput,
        List<SubsetLoss> losses,
        List<ModalityShapley> shapley,
        List<List<String>> notEvaluated) {

    public MissingModalityCertificate {
        fullInput = Map.copyOf(fullInput);
        losses = List.copyOf(losses);
        shapley = List.copyOf(shapley);
        notEvaluated = List.copyOf(notEvaluated);
    }

    /**
     * Compares every evaluated subset with the full input.
     *
     * @throws IllegalArgumentException if a margin is declared for an unknown modality
     */
    public static MissingModalityCertificate of(PredictionTable table, CertificateSettings settings) {
        return new Calculation(table, settings).certificate();
    }

    /** A metric on the full input. */
    public double onFullInput(SubsetMetric metric) {
        return Optional.ofNullable(fullInput.get(metric)).orElseThrow();
    }

    /** What was compared, in the order of {@link SubsetMetric}. */
    public List<SubsetMetric> metrics() {
        return fullInput.keySet().stream().sorted().toList();
    }

    /** The loss of one subset in one metric; empty when it was not evaluated or is the full input. */
    public Optional<SubsetLoss> loss(Set<String> subset, SubsetMetric metric) {
        return losses.stream()
                .filter(loss ->
                        loss.metric() == metric && Set.copyOf(loss.subset()).equals(subset))
                .findFirst();
    }

    /** Whether a subset is non-inferior in every metric with a margin; never without a margin. */
    public boolean mayBeUsed(Set<String> subset) {
        List<SubsetLoss> judged = losses.stream()
                .filter(loss ->
                        Set.copyOf(loss.subset()).equals(subset) && loss.verdict() != SubsetLoss.Verdict.NO_MARGIN)
                .toList();
        return !judged.isEmpty() && judged.stream().allMatch(loss -> loss.verdict() == SubsetLoss.Verdict.NON_INFERIOR);
    }

    private static final class Calculation {

        private final PredictionTable table;
        private final CertificateSettings settings;
        private final List<Integer> subsets;
        private final List<WeightedMetrics> metrics = new ArrayList<>();
        private final int[][] samples;

        Calculation(PredictionTable table, CertificateSettings settings) {
            this.table = table;
            this.settings = settings;
            settings.marginsOfSubsets().keySet().forEach(subset -> requireKnown(subset, table.modalities()));
            requireComparable(settings, table.metrics());
            this.subsets = table.subsets();
            double[] full = table.predictions(table.full()).orElseThrow();
            for (int subset : subsets) {
                double[] predictions = table.predictions(subset).orElseThrow();
                metrics.add(new WeightedMetrics(table, predictions, full, settings.decisionThreshold()));
            }
            samples = IntStream.range(0, settings.draws())
                    .parallel()
                    .mapToObj(this::sample)
                    .toArray(int[][]::new);
        }

        private static void requireKnown(Set<String> subset, List<String> modalities) {
            if (!modalities.containsAll(subset)) {
                throw new IllegalArgumentException("A margin is declared for " + subset
                        + ", which names a modality that is not among " + modalities);
            }
        }

        private static void requireComparable(CertificateSettings settings, List<SubsetMetric> metrics) {
            boolean declared = settings.margins().containsKey(SubsetMetric.C_INDEX)
                    || settings.marginsOfSubsets().values().stream().anyMatch(m -> m.containsKey(SubsetMetric.C_INDEX));
            if (declared && !metrics.contains(SubsetMetric.C_INDEX)) {
                throw new IllegalArgumentException("A margin is declared for the index of concordance, which needs the"
                        + " follow-up of every participant");
            }
        }

        /** How often each participant is in a bootstrap sample. */
        private int[] sample(int draw) {
            UniformRandomProvider random = RandomStreams.of(settings.seed(), draw, 0, 0);
            int n = table.n();
            while (true) {
                int[] counts = new int[n];
                int drawnEvents = 0;
                for (int i = 0; i < n; i++) {
                    int participant = random.nextInt(n);
                    counts[participant]++;
                    drawnEvents += table.event(participant) ? 1 : 0;
                }
                if (drawnEvents > 0 && drawnEvents < n) {
                    return counts;
                }
            }
        }

        MissingModalityCertificate certificate() {
            int[] once = new int[table.n()];
            Arrays.fill(once, 1);
            Map<SubsetMetric, Double> fullInput = new EnumMap<>(SubsetMetric.class);
            List<SubsetLoss> losses = new ArrayList<>();
            List<ModalityShapley> shapley = new ArrayList<>();
            for (SubsetMetric metric : table.metrics()) {
                double[] observed = values(metric, once);
                double[][] drawn = Arrays.stream(samples)
                        .parallel()
                        .map(counts -> values(metric, counts))
                        .toArray(double[][]::new);
                fullInput.put(metric, observed[observed.length - 1]);
                losses.addAll(losses(metric, observed, drawn));
                if (isComplete() && ModalityShapley.isDefinedFor(metric)) {
                    shapley.addAll(shapley(metric, observed, drawn));
                }
            }
            return new MissingModalityCertificate(
                    table.n(), table.events(), settings, fullInput, losses, shapley, notEvaluated());
        }

        private double[] values(SubsetMetric metric, int[] counts) {
            return metrics.stream()
                    .mapToDouble(subset -> subset.value(metric, counts))
                    .toArray();
        }

        private boolean isComplete() {
            return subsets.size() == table.full();
        }

        private List<List<String>> notEvaluated() {
            return IntStream.rangeClosed(1, table.full())
                    .filter(subset -> !subsets.contains(subset))
                    .mapToObj(table::names)
                    .toList();
        }

        private static double[] lossesOf(SubsetMetric metric, double[] values) {
            double full = values[values.length - 1];
            return IntStream.range(0, values.length - 1)
                    .mapToDouble(k -> switch (metric) {
                        case AUC, C_INDEX -> full - values[k];
                        case BRIER, CALIBRATION -> values[k] - full;
                        case DECISION_FLIPS -> values[k];
                    })
                    .toArray();
        }

        private List<SubsetLoss> losses(SubsetMetric metric, double[] observed, double[][] drawn) {
            double[] loss = lossesOf(metric, observed);
            double[][] draws =
                    Arrays.stream(drawn).map(values -> lossesOf(metric, values)).toArray(double[][]::new);
            MaxTIntervals intervals = MaxTIntervals.of(loss, draws, settings.confidenceLevel());
            List<SubsetLoss> losses = new ArrayList<>();
            for (int k = 0; k < loss.length; k++) {
                List<String> names = table.names(subsets.get(k));
                double lower = loss[k] - intervals.margin(k);
                double upper = loss[k] + intervals.margin(k);
                if (metric == SubsetMetric.DECISION_FLIPS) {
                    lower = Math.max(lower, 0);
                    upper = loss[k] == 0 ? noneSeen(loss.length) : Math.min(upper, 1);
                }
                OptionalDouble margin = settings.margin(Set.copyOf(names), metric).stream()
                        .mapToDouble(Double::doubleValue)
                        .findFirst();
                losses.add(new SubsetLoss(
                        names,
                        metric,
                        observed[k],
                        loss[k],
                        intervals.se()[k],
                        lower,
                        upper,
                        margin,
                        SubsetLoss.verdict(margin, lower, upper)));
            }
            return losses;
        }

        /** Upper limit of a share of which none was seen among n, at the Bonferroni level over the subsets. */
        private double noneSeen(int comparisons) {
            double alpha = (1 - settings.confidenceLevel()) / 2 / comparisons;
            return 1 - Math.pow(alpha, 1.0 / table.n());
        }

        private List<ModalityShapley> shapley(SubsetMetric metric, double[] observed, double[][] drawn) {
            int[] once = new int[table.n()];
            Arrays.fill(once, 1);
            int m = table.modalities().size();
            double[] value = ModalityShapley.of(game(metric, observed, once), m);
            double[][] draws = new double[drawn.length][];
            for (int b = 0; b < draws.length; b++) {
                draws[b] = ModalityShapley.of(game(metric, drawn[b], samples[b]), m);
            }
            MaxTIntervals intervals = MaxTIntervals.of(value, draws, settings.confidenceLevel());
            List<ModalityShapley> shapley = new ArrayList<>();
            for (int i = 0; i < m; i++) {
                double margin = intervals.margin(i);
                shapley.add(new ModalityShapley(
                        table.modalities().get(i),
                        metric,
                        value[i],
                        intervals.se()[i],
                        value[i] - margin,
                        value[i] + margin));
            }
            return shapley;
        }

        /** The value of every subset by number, the empty one first. */
        private double[] game(SubsetMetric metric, double[] values, int[] counts) {
            double[] game = new double[values.length + 1];
            double events = 0;
            for (int i = 0; i < counts.length; i++) {
                events += table.event(i) ? counts[i] : 0;
            }
            double share = events / counts.length;
            boolean rising = metric != SubsetMetric.BRIER;
            game[0] = rising ? 0.5 : -share * (1 - share);
            for (int k = 0; k < values.length; k++) {
                game[k + 1] = rising ? values[k] : -values[k];
            }
            return game;
        }
    }
}
