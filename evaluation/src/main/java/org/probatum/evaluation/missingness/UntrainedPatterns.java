package org.probatum.evaluation.missingness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probatum.evaluation.preparation.InputRecipe;
import org.probatum.evaluation.preparation.ModelContract;
import org.probatum.trial.protocol.Modality;

/**
 * Combinations of modalities on which a model was never trained, as far as its contract says.
 *
 * <p>A model without an availability mask has seen complete inputs only. One with a mask has seen the modalities of the mask
 * absent, but never all of them.
 */
public final class UntrainedPatterns {

    private UntrainedPatterns() {}

    /**
     * A combination that occurs.
     *
     * @param absent what the model takes and these participants lack, sorted
     * @param participants how many
     */
    public record Untrained(List<String> absent, int participants) {}

    /**
     * @param tables the columns of each table modality
     * @param present what each participant has
     */
    public static List<Untrained> of(
            ModelContract contract, Map<Modality, Set<String>> tables, List<Set<Modality>> present) {
        Set<String> taken = taken(contract, tables);
        Set<String> maskable = new TreeSet<>();
        contract.maskOrder().forEach(name -> maskable.add(name.startsWith("clin") ? "laboratory" : name));
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, List<String>> patterns = new TreeMap<>();
        for (Set<Modality> one : present) {
            Set<String> absent = new TreeSet<>(taken);
            one.forEach(modality -> absent.remove(modality.value()));
            boolean trained = maskable.containsAll(absent) && !absent.equals(taken);
            if (!absent.isEmpty() && !trained) {
                String key = String.join(", ", absent);
                counts.merge(key, 1, Integer::sum);
                patterns.put(key, List.copyOf(absent));
            }
        }
        List<Untrained> found = new ArrayList<>();
        patterns.forEach((key, absent) -> found.add(new Untrained(absent, counts.getOrDefault(key, 0))));
        return found;
    }

    private static Set<String> taken(ModelContract contract, Map<Modality, Set<String>> tables) {
        Set<String> taken = new TreeSet<>();
        for (ModelContract.Input input : contract.inputs()) {
            input.recipe().modality().ifPresent(modality -> taken.add(modality.value()));
            if (input.recipe() instanceof InputRecipe.TableColumns columns) {
                tables.forEach((modality, names) -> {
                    if (columns.columns().stream().anyMatch(names::contains)) {
                        taken.add(modality.value());
                    }
                });
            }
        }
        return taken;
    }
}
