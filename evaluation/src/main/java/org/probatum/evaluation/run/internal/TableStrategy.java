package org.probatum.evaluation.run.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probatum.evaluation.preparation.TableFilling;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;

/** A way to fill absent tables that a plan asks for. */
record TableStrategy(MissingInputStrategy strategy) {

    /** Those that the plan names; chained equations, which also fill single values, are always run. */
    static List<TableStrategy> besideChainedEquations(MissingDataPlan plan) {
        return plan.strategies().stream()
                .map(MissingDataPlan.Line::strategy)
                .filter(MissingInputStrategy::fillsTables)
                .filter(strategy -> strategy != MissingInputStrategy.CHAINED_EQUATIONS)
                .distinct()
                .sorted()
                .map(TableStrategy::new)
                .toList();
    }

    TableFilling filling(MissingDataPlan.Imputation settings, Map<Modality, Set<String>> tables) {
        return switch (strategy) {
            case CHAINED_EQUATIONS -> new TableFilling.Chained();
            case CONDITIONAL_NORMAL -> new TableFilling.ConditionalNormal();
            case NEAREST_PARTICIPANTS ->
                new TableFilling.NearestParticipants(settings.mostSimilar(), List.copyOf(tables.values()));
            case MASK, NOT_EVALUABLE -> throw new IllegalStateException("The strategy " + strategy + " fills no table");
        };
    }
}
