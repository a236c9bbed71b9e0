package org.probatum.ui.models;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.probatum.registry.ModelRegistry;
import org.probatum.trial.audit.Actor;
import org.probatum.trial.protocol.TrialId;
import org.probatum.ui.trial.SearchHit;
import org.probatum.ui.trial.SearchSource;
import org.springframework.stereotype.Component;

/** Finds model versions by a part of their name or version. */
@Component
class ModelSearch implements SearchSource {

    private static final int FEW = 5;

    private final ModelRegistry registry;

    ModelSearch(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public List<SearchHit> search(String words, Actor actor, Optional<TrialId> trial) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return registry.list().stream()
                .filter(version ->
                        version.id().toString().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(FEW)
                .map(version -> new SearchHit("Model", version.id().toString(), ModelsNavigation.path(version.id())))
                .toList();
    }
}
