package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.probatum.evaluation.explanation.snapshot.CohortAttributions;
import org.probatum.evaluation.explanation.snapshot.Snapshot;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.numeric.MidRanks;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.figure.BeeswarmFigure;
import org.probatum.report.figure.FigureLabels;
import org.probatum.trial.audit.Digest;

/**
 * All explanations of one kind, of inputs that have names, over a cohort.
 *
 * <p>Those that passed the plan's checks are summed up. When none passed, all are, and every figure is stamped.
 *
 * @param stored explanations of the kind
 * @param reliable how many of them passed
 * @param unit of the attributions
 */
public record CohortExplanations(
        ModelVersionId model,
        String method,
        String subject,
        CohortAttributions attributions,
        int stored,
        int reliable,
        String unit) {

    /** The kinds of explanation whose stored numbers have names and signs. */
    private record Kind(ModelVersionId model, String method, String subject) {}

    /**
     * One for each kind, in the order of the explanations.
     *
     * @param read the bytes of stored numbers; each is read once
     */
    public static List<CohortExplanations> of(List<StoredExplanation> explanations, Function<Digest, byte[]> read) {
        Map<Kind, List<StoredExplanation>> kinds = new LinkedHashMap<>();
        for (StoredExplanation e : explanations) {
            kinds.computeIfAbsent(new Kind(e.model(), e.method(), e.subject()), kind -> new ArrayList<>())
                    .add(e);
        }
        List<CohortExplanations> all = new ArrayList<>();
        kinds.forEach((kind, ofKind) -> {
            if (isNamed(Snapshot.read(read.apply(ofKind.getFirst().numbers())))) {
                all.add(of(kind, ofKind, read));
            }
        });
        return all;
    }

    /** Whether a snapshot holds signed values of named inputs; words differ from note to note and are not summed up. */
    public static boolean isNamed(Snapshot snapshot) {
        return snapshot.content() instanceof Snapshot.Named named
                && named.signed()
                && !named.kind().equals("words");
    }

    private static CohortExplanations of(Kind kind, List<StoredExplanation> ofKind, Function<Digest, byte[]> read) {
        int reliable = (int) ofKind.stream().filter(StoredExplanation::reliable).count();
        Map<String, Snapshot.Named> byParticipant = new LinkedHashMap<>();
        String unit = "";
        for (StoredExplanation e : ofKind) {
            if ((e.reliable() || reliable == 0)
                    && Snapshot.read(read.apply(e.numbers())).content() instanceof Snapshot.Named named) {
                byParticipant.put(e.participant().value(), named);
                unit = named.unit();
            }
        }
        return new CohortExplanations(
                kind.model(),
                kind.method(),
                kind.subject(),
                CohortAttributions.of(byParticipant),
                ofKind.size(),
                reliable,
                unit);
    }

    /** The kind in words, such as {@code Integrated gradients of molecular}. */
    public String kind() {
        return ExplanationWording.kind(method, subject);
    }

    /** Which explanations stand behind the figure. */
    public String basis() {
        if (reliable == 0) {
            return "n = " + stored + ", none of which passed the plan's checks: not reliable";
        }
        return "n = " + reliable + " that passed the plan's checks"
                + (stored > reliable ? "; " + (stored - reliable) + " not reliable or not checked, left out" : "");
    }

    /** One dot for each participant and feature. */
    public BeeswarmFigure figure() {
        return figure(attributions, kind() + " over the cohort");
    }

    /**
     * The same with features summed up by group.
     *
     * @param groups names of features by name of the group
     */
    public BeeswarmFigure figureOfGroups(Map<String, List<String>> groups) {
        return figure(attributions.inGroups(groups), kind() + " by group of features");
    }

    private BeeswarmFigure figure(CohortAttributions shown, String title) {
        List<CohortAttributions.Feature> features = shown.features();
        List<BeeswarmFigure.Row> rows = features.stream()
                .limit(BeeswarmFigure.MOST_ROWS)
                .map(CohortExplanations::row)
                .toList();
        CohortAttributions.Feature first = features.getFirst();
        return new BeeswarmFigure(
                new FigureLabels(
                        title,
                        model + " \u00b7 " + basis(),
                        "A dot for each participant and feature, to the right where the feature raises the output "
                                + unit
                                + "; the feature of the largest mean magnitude is " + first.name() + " with "
                                + String.format(java.util.Locale.ROOT, "%.4f", first.meanMagnitude())
                                + (reliable == 0 ? "; not reliable" : "")),
                rows,
                unit,
                features.size() - rows.size(),
                reliable > 0);
    }

    private static BeeswarmFigure.Row row(CohortAttributions.Feature feature) {
        Series values = feature.values();
        Series attributions = feature.attributions();
        int[] known = IntStream.range(0, values.size())
                .filter(i -> !Double.isNaN(values.get(i)))
                .toArray();
        double[] ranks =
                MidRanks.of(IntStream.of(known).mapToDouble(values::get).toArray());
        double least = Arrays.stream(ranks).min().orElse(0);
        double most = Arrays.stream(ranks).max().orElse(0);
        double[] share = new double[values.size()];
        Arrays.fill(share, Double.NaN);
        for (int k = 0; k < known.length; k++) {
            // From the lowest to the highest value: a mutation that is there or not takes the ends of the scale.
            share[known[k]] = most > least ? (ranks[k] - least) / (most - least) : 0.5;
        }
        List<BeeswarmFigure.Dot> dots = IntStream.range(0, attributions.size())
                .filter(i -> Double.isFinite(attributions.get(i)))
                .mapToObj(i -> new BeeswarmFigure.Dot(attributions.get(i), share[i]))
                .toList();
        return new BeeswarmFigure.Row(feature.name(), feature.meanMagnitude(), dots);
    }
}
