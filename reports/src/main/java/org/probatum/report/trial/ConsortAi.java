package org.probatum.report.trial;

import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.PerformanceErrors;
import org.probatum.report.Checklist;
import org.probatum.report.number.Numbers;
import org.probatum.trial.acquisition.Availability;
import org.probatum.trial.protocol.SpiritAiStatement;
import org.probatum.trial.protocol.TrialDefinition;

/**
 * The CONSORT-AI checklist, each item answered from what the trial's record holds, or with why it is not.
 *
 * <p>Source: X. Liu et al. (2020), Reporting guidelines for clinical trial reports for interventions involving artificial
 * intelligence: the CONSORT-AI extension, Nature Medicine 26, 1364–1374; the requirements are in our own words.
 */
final class ConsortAi {

    private ConsortAi() {}

    static Checklist of(TrialReportData data) {
        TrialDefinition d = data.protocol().definition();
        return new Checklist(
                "CONSORT-AI 2020",
                List.of(
                        item("1a,b(i)", "Says that AI is involved, and which type of model",
                                d.intendedUse().modelType(), "intended-use"),
                        item("1a,b(ii)", "Intended use of the AI in this trial",
                                d.intendedUse().statement(), "intended-use"),
                        item("2a(i)", "Place in the care pathway, purpose and users",
                                d.intendedUse().pathway() + "; users: "
                                        + String.join(", ", d.intendedUse().users()), "intended-use"),
                        item("4a(i)", "Criteria for participants",
                                d.eligibility().participants().size() + " criteria; "
                                        + data.flow().notEligible() + " of " + data.flow().screened()
                                        + " screened were not eligible", "eligibility"),
                        item("4a(ii)", "Criteria for input data",
                                d.eligibility().inputs().size() + " criteria; " + refused(data)
                                        + " inputs were refused by quality", "eligibility"),
                        item("4b", "How the AI was integrated at the sites", statement(d, "9"), "sites"),
                        item("5(i)", "Exact version of the AI, and changes during the trial",
                                d.primaryModel().reference() + ", SHA-256 "
                                        + d.primaryModel().digest().abbreviated() + "\u2026; "
                                        + (data.protocolVersions().size() == 1
                                                ? "no change during the trial"
                                                : (data.protocolVersions().size() - 1) + " amendments"), "models"),
                        item("5(ii)", "How input data were acquired and selected", statement(d, "11a(ii)"), "inputs"),
                        item("5(iii)", "How poor or unavailable input was assessed and handled",
                                statement(d, "11a(iii)") + " Counts by arm are given.", "inputs"),
                        item("5(iv)", "Human involvement in handling inputs", statement(d, "11a(iv)"), "inputs"),
                        item("5(v)", "Output of the AI", statement(d, "11a(v)"), "models"),
                        item("5(vi)", "How outputs contributed to decisions", statement(d, "11a(vi)"), "intended-use"),
                        errors(data),
                        item("25", "Access to the AI and its code", statement(d, "29"), "access")));
    }

    private static Checklist.Item item(String number, String requirement, String text, String anchor) {
        return new Checklist.Item(
                number,
                requirement,
                text.isBlank()
                        ? new Checklist.Answer.NotReported("the protocol states nothing on this item")
                        : new Checklist.Answer.Reported(text, Optional.of(anchor)));
    }

    private static Checklist.Item errors(TrialReportData data) {
        String requirement = "Analysis of performance errors, how found; if none, why";
        return PerformanceErrors.of(data.protocol().definition(), data.participants())
                .map(errors -> item(
                        "19",
                        requirement,
                        Numbers.countOf(
                                        errors.falsePositives().size()
                                                + errors.falseNegatives().size(),
                                        errors.evaluated())
                                + " wrong at a probability of one half, " + errors.farOff() + " of them far off",
                        "errors"))
                .orElseGet(() -> new Checklist.Item(
                        "19",
                        requirement,
                        new Checklist.Answer.NotReported(
                                "the trial has no binary endpoint, or the primary model gives no probability")));
    }

    private static String statement(TrialDefinition d, String item) {
        return d.spiritAi().stream()
                .filter(s -> s.item().equals(item))
                .map(SpiritAiStatement::statement)
                .findFirst()
                .orElse("");
    }

    private static long refused(TrialReportData data) {
        return data.availability().modalities().stream()
                .mapToLong(modality -> data.availability().count(modality, Availability.REFUSED))
                .sum();
    }
}
