package org.probatum.evaluation.modelcheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.probatum.evaluation.preparation.AssembledInputs;
import org.probatum.evaluation.preparation.CasePreparation;
import org.probatum.evaluation.preparation.ClinicalCase;
import org.probatum.evaluation.preparation.ColumnModalities;
import org.probatum.evaluation.preparation.ImputedCohort;
import org.probatum.evaluation.preparation.InputAssembler;
import org.probatum.evaluation.preparation.PreparedCase;
import org.probatum.evaluation.preparation.TileDescriptors;
import org.probatum.evaluation.preparation.Vocabulary;
import org.probatum.registry.ModelPackage;
import org.probatum.registry.Tensor;
import org.probatum.trial.acquisition.CohortFolder;
import org.probatum.trial.acquisition.ReadLimits;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/**
 * What each strategy loses on glioma-sim when inputs are withheld whose truth is known; run by hand.
 *
 * <p>Arguments: the folder of the simulated cohort with its {@code truth}, a model package that takes a mask, the folder of
 * models, and an empty folder to put the complete cohort together in. Prints one line per mechanism, level and strategy.
 */
final class MissingOnGliomaSim {

    private static final List<String> MECHANISMS = List.of("mcar", "mar", "mnar");
    private static final long SEED = 1;

    private final Path shared;
    private final CohortFolder cohort;
    private final CheckedModel model;
    private final CohortCases cases;
    private final WithheldInputs withheld;
    private final List<ClinicalCase> complete;
    private final Map<ParticipantId, Optional<TileDescriptors>> tiles = new HashMap<>();
    private final boolean[] truth;
    private final double[] full;

    private MissingOnGliomaSim(Path shared, CohortFolder cohort, CheckedModel model) throws IOException {
        this.shared = shared;
        this.cohort = cohort;
        this.model = model;
        this.cases = new CohortCases(cohort, model.contract());
        this.withheld = new WithheldInputs(cohort);
        this.complete = cases.read();
        for (ClinicalCase one : complete) {
            tiles.put(
                    one.participant(),
                    model.tiles(CasePreparation.prepare(one, Optional.empty(), ImputedCohort.none())));
        }
        this.truth = truth();
        this.full = predict(complete, ImputedCohort.none(), AbsenceStrategy.MASK);
    }

    public static void main(String[] arguments) throws IOException {
        Path shared = Path.of(arguments[0]);
        ModelPackage modelPackage = ModelPackage.open(Path.of(arguments[1]));
        Path folder = Path.of(arguments[3]);
        putTogether(shared, folder);
        CohortFolder cohort = CohortFolder.read(folder, ReadLimits.USUAL);
        ModelTask task = ModelTask.of(modelPackage.card());
        try (CheckedModel model = CheckedModel.open(modelPackage, task, RequiredModels.in(Path.of(arguments[2])))) {
            new MissingOnGliomaSim(shared, cohort, model).run();
        }
    }

    private void run() throws IOException {
        print("none", "none", "full input", full, Double.NaN);
        for (String mechanism : MECHANISMS) {
            List<ClinicalCase> absent = withoutModalities(mask(mechanism, "modality"));
            print(mechanism, "modality", "complete cases", completeCases(absent), Double.NaN);
            for (AbsenceStrategy strategy : AbsenceStrategy.values()) {
                ImputedCohort filled = filled(absent, strategy);
                print(mechanism, "modality", strategy.label(), predict(absent, filled, strategy), error(filled));
            }
            for (String level : List.of("lab", "gene")) {
                List<ClinicalCase> gaps = withoutValues(mask(mechanism, level));
                for (AbsenceStrategy strategy : AbsenceStrategy.values()) {
                    if (strategy != AbsenceStrategy.MASK) {
                        ImputedCohort filled = filled(gaps, strategy);
                        print(mechanism, level, strategy.label(), predict(gaps, filled, strategy), error(filled));
                    }
                }
            }
        }
    }

    private ImputedCohort filled(List<ClinicalCase> incomplete, AbsenceStrategy strategy) {
        List<Set<String>> tables =
                List.of(withheld.columns(new Modality("molecular")), withheld.columns(new Modality("laboratory")));
        return strategy.filling(tables)
                .map(filling -> cases.fill(incomplete, filling, SEED))
                .orElse(ImputedCohort.none());
    }

    /** Probabilities, NaN where the model was not run. */
    private double[] predict(List<ClinicalCase> given, ImputedCohort filled, AbsenceStrategy strategy) {
        boolean fills = strategy != AbsenceStrategy.MASK;
        InputAssembler assembler = new InputAssembler(
                model.contract(),
                modality -> fills
                                && cohort.tables().containsKey(modality)
                                && !modality.value().equals("notes")
                        ? MissingInputStrategy.CHAINED_EQUATIONS
                        : MissingInputStrategy.MASK,
                new Vocabulary(cohort.vocabulary()),
                ColumnModalities.ofTables(cohort.tables()));
        return given.stream()
                .mapToDouble(one -> {
                    PreparedCase prepared = CasePreparation.prepare(one, Optional.empty(), filled);
                    boolean slide = one.collected().contains(new Modality("histology"));
                    Optional<TileDescriptors> described =
                            slide ? tiles.get(one.participant()) : Optional.<TileDescriptors>empty();
                    return switch (assembler.assemble(prepared, described)) {
                        case AssembledInputs.NotEvaluable not -> Double.NaN;
                        case AssembledInputs.Ready ready -> mean(ready);
                    };
                })
                .toArray();
    }

    private double mean(AssembledInputs.Ready ready) {
        double sum = 0;
        for (Map<String, Tensor> inputs : ready.draws()) {
            sum += model.run(inputs).probability().orElseThrow();
        }
        return sum / ready.draws().size();
    }

    private double[] completeCases(List<ClinicalCase> given) {
        double[] kept = full.clone();
        for (int i = 0; i < kept.length; i++) {
            if (!given.get(i).collected().containsAll(cases.modalities())) {
                kept[i] = Double.NaN;
            }
        }
        return kept;
    }

    /** Root mean squared error of the filled values, in standard deviations of their columns. */
    private double error(ImputedCohort filled) {
        Map<String, double[]> moments = new HashMap<>();
        double sum = 0;
        long count = 0;
        for (ClinicalCase one : complete) {
            Map<String, List<Double>> values = filled.filled().getOrDefault(one.participant(), Map.of());
            for (Map.Entry<String, List<Double>> column : values.entrySet()) {
                double sd = moments.computeIfAbsent(column.getKey(), this::moments)[1];
                double right = one.values().get(column.getKey());
                for (double draw : column.getValue()) {
                    sum += (draw - right) * (draw - right) / (sd * sd);
                    count++;
                }
            }
        }
        return count == 0 ? Double.NaN : Math.sqrt(sum / count);
    }

    private double[] moments(String column) {
        double[] values =
                complete.stream().mapToDouble(c -> c.values().get(column)).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return new double[] {mean, Math.sqrt(squares / (values.length - 1))};
    }

    private void print(String mechanism, String level, String strategy, double[] p, double error) {
        int n = 0;
        double brier = 0;
        double change = 0;
        int flips = 0;
        for (int i = 0; i < p.length; i++) {
            if (!Double.isNaN(p[i])) {
                n++;
                brier += Math.pow(p[i] - (truth[i] ? 1 : 0), 2);
                change += Math.abs(p[i] - full[i]);
                flips += p[i] >= 0.5 != full[i] >= 0.5 ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.3f | %.3f | %.3f | %.1f %% | %s |%n",
                mechanism,
                level,
                strategy,
                n,
                auc(p),
                brier / n,
                change / n,
                100.0 * flips / n,
                Double.isNaN(error) ? "" : String.format(Locale.ROOT, "%.2f", error));
    }

    /** Share of pairs in the right order, ties one half. */
    private double auc(double[] p) {
        double right = 0;
        double pairs = 0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                if (truth[i] && !truth[j] && !Double.isNaN(p[i]) && !Double.isNaN(p[j])) {
                    pairs++;
                    right += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                }
            }
        }
        return right / pairs;
    }

    private boolean[] truth() throws IOException {
        Map<String, Map<String, String>> latents = table(shared.resolve("truth/latents.csv"));
        boolean[] events = new boolean[complete.size()];
        for (int i = 0; i < events.length; i++) {
            events[i] = latents.get(complete.get(i).participant().value())
                    .get("progression_24m_true")
                    .startsWith("1");
        }
        return events;
    }

    private Map<String, Map<String, String>> mask(String mechanism, String level) throws IOException {
        return table(shared.resolve("missingness").resolve(mechanism + "_" + level + ".csv"));
    }

    private List<ClinicalCase> withoutModalities(Map<String, Map<String, String>> mask) {
        List<ClinicalCase> given = new ArrayList<>();
        for (ClinicalCase one : complete) {
            Set<Modality> absent = new HashSet<>();
            mask.get(one.participant().value()).forEach((name, observed) -> {
                if (observed.equals("0")) {
                    absent.add(new Modality(name));
                }
            });
            given.add(withheld.without(one, absent));
        }
        return given;
    }

    private List<ClinicalCase> withoutValues(Map<String, Map<String, String>> mask) {
        List<ClinicalCase> given = new ArrayList<>();
        for (ClinicalCase one : complete) {
            Map<String, Double> values = new HashMap<>(one.values());
            mask.get(one.participant().value()).forEach((name, observed) -> {
                if (observed.equals("0")) {
                    values.remove(name);
                }
            });
            given.add(new ClinicalCase(
                    one.participant(), one.collected(), values, one.slides(), one.volumes(), one.note()));
        }
        return given;
    }

    private static Map<String, Map<String, String>> table(Path csv) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(csv);
        List<String> header = List.of(lines.getFirst().split(",", -1));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = List.of(line.split(",", -1));
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 1; c < header.size(); c++) {
                row.put(header.get(c), cells.get(c));
            }
            rows.put(cells.getFirst(), row);
        }
        return rows;
    }

    /** The cohort as it was before anything went missing; radiology is left out. */
    private static void putTogether(Path shared, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String name : List.of("data_dictionary.csv", "vocabulary.txt")) {
            copy(shared.resolve(name), folder.resolve(name));
        }
        for (String name : List.of("molecular", "laboratory")) {
            copy(shared.resolve("truth").resolve(name + "_complete.csv"), folder.resolve(name + ".csv"));
        }
        List<String> notes = new ArrayList<>();
        for (String line : Files.readAllLines(shared.resolve("truth/notes_complete.csv"))) {
            notes.add(line.substring(0, line.lastIndexOf(',')));
        }
        Files.write(folder.resolve("notes.csv"), notes);
        List<String> participants = new ArrayList<>();
        for (String line : Files.readAllLines(shared.resolve("participants.csv"))) {
            String[] cells = line.split(",", -1);
            if (!participants.isEmpty()) {
                for (int c = cells.length - 5; c < cells.length; c++) {
                    cells[c] = c == cells.length - 4 ? "0" : "1";
                }
            }
            participants.add(String.join(",", cells));
        }
        Files.write(folder.resolve("participants.csv"), participants);
        slides(shared.resolve("histology"), folder.resolve("histology"));
        slides(shared.resolve("truth/withheld/histology"), folder.resolve("histology"));
    }

    private static void slides(Path from, Path to) throws IOException {
        try (Stream<Path> folders = Files.list(from)) {
            for (Path one : folders.toList()) {
                Path target = to.resolve(one.getFileName());
                Files.createDirectories(target);
                Path slide = Files.isDirectory(one) ? one.resolve("slide.png") : one;
                copy(slide, target.resolve("slide.png"));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.copy(from, to);
        }
    }
}
