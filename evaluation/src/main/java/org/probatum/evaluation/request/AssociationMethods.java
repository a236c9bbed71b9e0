package org.probatum.evaluation.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.probatum.evaluation.association.BatchCorrection;
import org.probatum.evaluation.association.ContingencyTable;
import org.probatum.evaluation.association.Correlation;
import org.probatum.evaluation.association.HierarchicalClustering;
import org.probatum.evaluation.association.KMeans;
import org.probatum.evaluation.association.MatchedGroups;
import org.probatum.evaluation.association.MaximallySelected;
import org.probatum.evaluation.association.PartialCorrelation;
import org.probatum.evaluation.association.PrincipalComponents;
import org.probatum.evaluation.association.RankGroups;
import org.probatum.evaluation.association.SampleShape;
import org.probatum.evaluation.statistics.Outcome;
import org.probatum.evaluation.statistics.Series;
import org.probatum.evaluation.statistics.continuous.Quantiles;
import tools.jackson.databind.node.ObjectNode;

/** Relations between variables, groups by ranks, clusters, and the removal of batch effects. */
public final class AssociationMethods implements MethodFamily {

    private static final double[] PROBABILITIES = {0, 0.1, 0.25, 0.5, 0.75, 0.9, 1};
    private static final int QUANTILE_TYPES = 9;

    @Override
    public Map<String, StatisticsMethod> methods() {
        return new MethodTable()
                .with("association.correlation", Correlation.SOURCE, in -> {
                    double[][] pairs = in.pairs("x", "y");
                    return Correlation.of(pairs[0], pairs[1], in.confidenceLevel());
                })
                .with("association.partialCorrelation", PartialCorrelation.SOURCE, AssociationMethods::partial)
                .with("association.contingency", ContingencyTable.SOURCE, in -> ContingencyTable.of(in.matrix("table")))
                .with("association.kruskalWallis", RankGroups.SOURCE, AssociationMethods::kruskalWallis)
                .with("association.friedman", MatchedGroups.SOURCE, in -> MatchedGroups.friedman(matrix(in, "values")))
                .with("association.cochranQ", MatchedGroups.SOURCE, in -> MatchedGroups.cochranQ(matrix(in, "values")))
                .with("association.distribution", SampleShape.SOURCE, AssociationMethods::distribution)
                .with("association.maximallySelected", MaximallySelected.SOURCE, AssociationMethods::maximal)
                .with(
                        "association.pca",
                        PrincipalComponents.SOURCE,
                        in -> PrincipalComponents.of(matrix(in, "values"), in.flag("standardise", false)))
                .with(
                        "association.kMeans",
                        KMeans.SOURCE,
                        in -> KMeans.of(matrix(in, "values"), in.counts("initialRows")))
                .with(
                        "association.hierarchicalClustering",
                        HierarchicalClustering.SOURCE,
                        AssociationMethods::clustering)
                .with("association.combat", BatchCorrection.SOURCE, AssociationMethods::combat)
                .methods();
    }

    /** A matrix; {@code meaning} only explains it. */
    static double[][] matrix(RequestInput input, String field) {
        input.ignore("meaning");
        return input.matrix(field);
    }

    private static Object partial(RequestInput input) {
        String x = input.text("x");
        String y = input.text("y");
        List<String> given = input.texts("given");
        List<String> used = new java.util.ArrayList<>(given);
        used.add(x);
        used.add(y);
        DataTable table = input.table().complete(used);
        return PartialCorrelation.of(
                table.numbers(x),
                table.numbers(y),
                given.stream().map(table::numbers).toArray(double[][]::new),
                given);
    }

    private static Object kruskalWallis(RequestInput input) {
        double[] x = input.numbers("x");
        List<String> group = input.texts("group");
        if (group.size() != x.length) {
            throw input.invalid("group", "must have as many values as x, had " + group.size());
        }
        TreeSet<String> named = new TreeSet<>(group);
        named.remove(""); // a missing group
        List<String> levels = List.copyOf(named);
        double[][] groups = new double[levels.size()][];
        for (int g = 0; g < groups.length; g++) {
            String level = levels.get(g);
            groups[g] = java.util.stream.IntStream.range(0, x.length)
                    .filter(i -> group.get(i).equals(level) && !Double.isNaN(x[i]))
                    .mapToDouble(i -> x[i])
                    .toArray();
        }
        return RankGroups.of(groups).map(result -> kruskalJson(result, levels));
    }

    private static Map<String, Object> kruskalJson(RankGroups result, List<String> levels) {
        Map<String, Object> means = new LinkedHashMap<>();
        for (int g = 0; g < levels.size(); g++) {
            means.put(levels.get(g), result.meanRanks().get(g));
        }
        List<Object> dunn = new java.util.ArrayList<>();
        for (RankGroups.Pair pair : result.dunn()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("first", levels.get(pair.first()));
            entry.put("second", levels.get(pair.second()));
            entry.put("z", pair.z());
            entry.put("p", pair.p());
            entry.put("pHolm", pair.pHolm());
            dunn.add(entry);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("H", result.h());
        json.put("df", result.df());
        json.put("p", result.p());
        json.put("epsilonSquared", result.epsilonSquared());
        json.put("meanRanks", means);
        json.put("dunn", dunn);
        json.put("jonckheere", result.jonckheere());
        return json;
    }

    private static Object distribution(RequestInput input) {
        double[] x = input.sample("x");
        return SampleShape.of(x).map(shape -> {
            ObjectNode json = Answers.toJson(shape);
            double[] sorted = x.clone();
            Arrays.sort(sorted);
            List<Series> byType = new java.util.ArrayList<>();
            for (int t = 1; t <= QUANTILE_TYPES; t++) {
                int type = t;
                byType.add(Series.of(PROBABILITIES).map(p -> Quantiles.ofSorted(sorted, p, type)));
            }
            json.setAll(Answers.toJson(Map.of("quantileProbs", Series.of(PROBABILITIES), "quantilesByType", byType)));
            if (input.has("y")) {
                json.setAll(Answers.toJson(
                        Map.of("kolmogorovSmirnov", SampleShape.kolmogorovSmirnov(x, input.sample("y")))));
            }
            return json;
        });
    }

    private static Outcome<MaximallySelected> maximal(RequestInput input) {
        String marker = input.text("marker");
        SurvivalColumns data = SurvivalColumns.read(input, List.of(marker));
        return MaximallySelected.of(
                data.times(),
                data.table().numbers(marker),
                input.number("minProportion", 0.1),
                input.number("maxProportion", 0.9));
    }

    private static Object clustering(RequestInput input) {
        double[][] values = matrix(input, "values");
        boolean standardise = input.flag("standardise", false);
        int clusters = input.count("clusters");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("single", tree(values, standardise, clusters, HierarchicalClustering.Linkage.SINGLE));
        json.put("complete", tree(values, standardise, clusters, HierarchicalClustering.Linkage.COMPLETE));
        json.put("average", tree(values, standardise, clusters, HierarchicalClustering.Linkage.AVERAGE));
        json.put("wardD2", tree(values, standardise, clusters, HierarchicalClustering.Linkage.WARD_D2));
        return json;
    }

    private static HierarchicalClustering tree(
            double[][] values, boolean standardise, int clusters, HierarchicalClustering.Linkage linkage) {
        return HierarchicalClustering.of(values, standardise, clusters, linkage);
    }

    private static Object combat(RequestInput input) {
        if (input.has("options") && !input.object("options").flag("par.prior", true)) {
            throw input.invalid("options.par.prior", "must be true: only parametric priors are there");
        }
        return BatchCorrection.of(matrix(input, "values"), MeansMethods.codes(input.texts("batch")), covariates(input));
    }

    /** A covariate of numbers as it is; one of texts with treatment contrasts. */
    private static double[][] covariates(RequestInput input) {
        if (!input.has("covariate")) {
            return new double[0][];
        }
        List<String> texts = input.texts("covariate");
        int samples = input.texts("batch").size();
        if (texts.size() != samples) {
            throw input.invalid("covariate", "has " + texts.size() + " values, there are " + samples + " samples");
        }
        if (texts.stream().allMatch(text -> text.matches("[-+.\\deE]+"))) {
            return new double[][] {input.numbers("covariate")};
        }
        return new TreeSet<>(texts)
                .stream()
                        .skip(1)
                        .map(level -> texts.stream()
                                .mapToDouble(text -> text.equals(level) ? 1 : 0)
                                .toArray())
                        .toArray(double[][]::new);
    }
}
