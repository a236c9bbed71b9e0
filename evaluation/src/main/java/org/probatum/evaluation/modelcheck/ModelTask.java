package org.probatum.evaluation.modelcheck;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelCard;
import org.probatum.registry.TensorSpec;
import org.probatum.trial.acquisition.CsvTable;

/**
 * What a model predicts, which of its outputs say so, and where the cohort has the reference standard.
 *
 * @param reference the reference standard
 * @param score the output that ranks participants; higher means the event is likelier
 * @param probability the output that is the probability of the event; empty when there is none
 */
record ModelTask(Reference reference, String score, Optional<String> probability) {

    /**
     * How long a participant was followed.
     *
     * @param months to the event or to censoring; finite
     * @param event whether the event ended it
     */
    record FollowUp(double months, boolean event) {}

    /** A reference standard that a cohort folder can hold. */
    enum Reference {
        /** Column {@code progression_24m}; empty when censored before. */
        PROGRESSION_24_MONTHS("24m", "progression within 24 months"),
        /** Column {@code grade}: 4 against the others. */
        GRADE_4("grade4", "tumour grade 4");

        private final String suffix;
        private final String label;

        Reference(String suffix, String label) {
            this.suffix = suffix;
            this.label = label;
        }

        /** The ending of the card's metrics, as in {@code auc_24m}. */
        String suffix() {
            return suffix;
        }

        String label() {
            return label;
        }

        /** Whether the participant had the event; empty when that is not known. */
        Optional<Boolean> of(CsvTable.Row participant) {
            return switch (this) {
                case PROGRESSION_24_MONTHS ->
                    participant.text("progression_24m").map("1"::equals);
                case GRADE_4 -> participant.text("grade").map("4"::equals);
            };
        }

        /** Columns {@code followup_months} and {@code event}; empty when one is not known, and for a grade. */
        Optional<FollowUp> followUp(CsvTable.Row participant) {
            OptionalDouble months = participant.number("followup_months");
            Optional<String> event = participant.text("event");
            return this == PROGRESSION_24_MONTHS && months.isPresent() && event.isPresent()
                    ? Optional.of(new FollowUp(months.getAsDouble(), event.get().equals("1")))
                    : Optional.empty();
        }
    }

    /**
     * Reads it from the card's task and the meaning of the outputs.
     *
     * @throws IllegalArgumentException if a cohort folder has no reference standard for it, or no output is one number for
     *     each participant
     */
    static ModelTask of(ModelCard card) {
        Reference reference = reference(card);
        List<TensorSpec> single =
                card.outputs().stream().filter(ModelTask::oneNumber).toList();
        if (reference == Reference.GRADE_4) {
            String output =
                    named(single, "grade").or(() -> named(single, "logit")).orElseThrow(() -> noScore(card));
            return new ModelTask(reference, output, Optional.of(output).filter(name -> name.contains("prob")));
        }
        String score = named(single, "risk")
                .or(() -> named(single, "logit"))
                .or(() -> single.stream().map(TensorSpec::name).findFirst())
                .orElseThrow(() -> noScore(card));
        Optional<String> probability = single.stream()
                .filter(output -> isProbability(output))
                .map(TensorSpec::name)
                .findFirst();
        return new ModelTask(reference, score, probability);
    }

    private static Reference reference(ModelCard card) {
        String task = card.task().toLowerCase(Locale.ROOT);
        if (task.contains("grade 4")) {
            return Reference.GRADE_4;
        }
        if (task.contains("progression") || task.contains("survival")) {
            return Reference.PROGRESSION_24_MONTHS;
        }
        throw new IllegalArgumentException("Model " + card.id() + " has the task \"" + card.task()
                + "\"; a cohort folder holds the reference standard for 24-month progression, survival and tumour "
                + "grade 4 only, so this model cannot be evaluated on it");
    }

    private static boolean isProbability(TensorSpec output) {
        String meaning = output.meaning().orElse("").toLowerCase(Locale.ROOT);
        return meaning.startsWith("probability") || output.name().matches("prob.*24.*");
    }

    private static boolean oneNumber(TensorSpec output) {
        return output.shape().size() == 2 && output.shape().getLast() instanceof Axis.Fixed last && last.length() == 1;
    }

    private static Optional<String> named(List<TensorSpec> outputs, String part) {
        return outputs.stream()
                .map(TensorSpec::name)
                .filter(name -> name.contains(part))
                .findFirst();
    }

    private static IllegalArgumentException noScore(ModelCard card) {
        return new IllegalArgumentException("Model " + card.id()
                + " has no output of the shape [batch, 1]; a score is one number for each participant");
    }
}
