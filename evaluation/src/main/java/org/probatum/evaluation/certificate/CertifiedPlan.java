package org.probatum.evaluation.certificate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.probatum.evaluation.certificate.CertificateVerdicts.Verdict;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.protocol.Finding;
import org.probatum.trial.protocol.MissingDataPlan;
import org.probatum.trial.protocol.MissingInputStrategy;
import org.probatum.trial.protocol.Modality;
import org.probatum.trial.protocol.ModelReference;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * Holds a missing-data plan against the certificates that it names.
 *
 * <p>Where a plan names a certificate of a model, every combination of absent modalities with which the plan lets the model into
 * the primary analysis has to be one that the certificate allows under the plan's strategy. A combination whose modalities are handled
 * by different strategies is refused: a certificate compares one strategy at a time. A model without a certificate is not judged.
 */
public final class CertifiedPlan {

    private static final String POINTER = "/missingDataPlan/certificates/";

    private final TrialDefinition definition;
    private final List<Finding> findings = new ArrayList<>();

    private CertifiedPlan(TrialDefinition definition) {
        this.definition = definition;
    }

    /**
     * @param certificates the content of a certificate by its digest; empty when it is not at hand
     * @return what is wrong, in the order of the plan; empty when the plan keeps to its certificates or names none
     */
    public static List<Finding> check(
            TrialDefinition definition, Function<Digest, Optional<CertificateVerdicts>> certificates) {
        CertifiedPlan plan = new CertifiedPlan(definition);
        List<MissingDataPlan.CertificateReference> references =
                definition.missingDataPlan().certificates();
        for (int i = 0; i < references.size(); i++) {
            MissingDataPlan.CertificateReference reference = references.get(i);
            String pointer = POINTER + i;
            certificates
                    .apply(reference.digest())
                    .ifPresentOrElse(
                            found -> plan.check(pointer, reference.model(), found),
                            () -> plan.add(
                                    pointer + "/sha256",
                                    "names a certificate that was issued here, and none has the digest "
                                            + reference.digest()));
        }
        return List.copyOf(plan.findings);
    }

    private void check(String pointer, String model, CertificateVerdicts certificate) {
        Optional<ModelReference> pinned = definition.models().stream()
                .filter(reference -> reference.name().equals(model))
                .findFirst();
        if (pinned.isEmpty() || !pinned.get().digest().equals(certificate.modelDigest())) {
            add(
                    pointer + "/sha256",
                    "names a certificate of the pinned version of " + model + ", and "
                            + certificate.digest().abbreviated() + " is one of " + certificate.model());
            return;
        }
        List<Set<String>> refused = new ArrayList<>();
        for (Set<String> absent : combinations(admitted(model, certificate))) {
            boolean covered = refused.stream().anyMatch(absent::containsAll);
            if (!covered && absent.size() < certificate.modalities().size()) {
                objection(model, absent, certificate).ifPresent(objection -> {
                    refused.add(absent);
                    add(pointer, objection);
                });
            }
        }
    }

    /** The modalities without which the plan lets the model into the primary analysis. */
    private List<String> admitted(String model, CertificateVerdicts certificate) {
        return certificate.modalities().stream()
                .filter(modality -> line(model, modality)
                        .filter(MissingDataPlan.Line::allowedInPrimary)
                        .filter(line -> line.strategy() != MissingInputStrategy.NOT_EVALUABLE)
                        .isPresent())
                .toList();
    }

    private Optional<MissingDataPlan.Line> line(String model, String modality) {
        return definition.missingDataPlan().lineFor(model, new Modality(modality));
    }

    /** All but the empty one, the smallest first. */
    private static List<Set<String>> combinations(List<String> modalities) {
        List<Set<String>> all = new ArrayList<>();
        for (int mask = 1; mask < 1 << modalities.size(); mask++) {
            Set<String> some = new LinkedHashSet<>();
            for (int m = 0; m < modalities.size(); m++) {
                if ((mask >> m & 1) == 1) {
                    some.add(modalities.get(m));
                }
            }
            all.add(some);
        }
        all.sort(Comparator.comparingInt(Set::size));
        return all;
    }

    private Optional<String> objection(String model, Set<String> absent, CertificateVerdicts certificate) {
        Set<MissingInputStrategy> filling = new LinkedHashSet<>();
        for (String modality : absent) {
            line(model, modality)
                    .map(MissingDataPlan.Line::strategy)
                    .filter(MissingInputStrategy::fillsTables)
                    .ifPresent(filling::add);
        }
        String without = "lets " + model + " into the primary analysis without " + String.join(" and ", absent);
        MissingInputStrategy strategy = filling.stream().findFirst().orElse(MissingInputStrategy.MASK);
        if (filling.size() > 1 || fillsOthers(model, absent, strategy, certificate)) {
            return Optional.of(without + ", handled by " + label(strategies(model, absent))
                    + "; a certificate speaks of one strategy at a time, so give these modalities the same");
        }
        Set<String> present = new TreeSet<>(certificate.modalities());
        present.removeAll(absent);
        String name = " (strategy " + label(strategy) + "), and certificate "
                + certificate.digest().abbreviated();
        Optional<Verdict> verdict = certificate.verdict(label(strategy), present);
        if (verdict.isEmpty()) {
            return Optional.of(without + name + " says nothing of that");
        }
        return verdict.get() == Verdict.MAY_BE_USED
                ? Optional.empty()
                : Optional.of(without + name + " does not allow that: "
                        + verdict.get().words());
    }

    /** Whether the certificate's strategy would fill a modality that the plan tells missing. */
    private boolean fillsOthers(
            String model, Set<String> absent, MissingInputStrategy strategy, CertificateVerdicts certificate) {
        CertificateVerdicts.Strategy certified = certificate.strategies().get(label(strategy));
        return certified != null
                && absent.stream()
                        .filter(certified.filled()::contains)
                        .anyMatch(
                                modality -> !strategies(model, Set.of(modality)).contains(strategy));
    }

    private Set<MissingInputStrategy> strategies(String model, Set<String> modalities) {
        Set<MissingInputStrategy> strategies = new LinkedHashSet<>();
        modalities.forEach(modality ->
                line(model, modality).map(MissingDataPlan.Line::strategy).ifPresent(strategies::add));
        return strategies;
    }

    private static String label(Set<MissingInputStrategy> strategies) {
        return String.join(
                " and ", strategies.stream().map(CertifiedPlan::label).toList());
    }

    /** As in trial.json, which is how a certificate names it. */
    private static String label(MissingInputStrategy strategy) {
        return switch (strategy) {
            case MASK -> "mask";
            case CHAINED_EQUATIONS -> "chainedEquations";
            case CONDITIONAL_NORMAL -> "conditionalNormal";
            case NEAREST_PARTICIPANTS -> "nearestParticipants";
            case NOT_EVALUABLE -> "notEvaluable";
        };
    }

    private void add(String pointer, String message) {
        findings.add(new Finding(pointer, message));
    }
}
