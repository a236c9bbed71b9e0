package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.report.Block;
import org.probatum.report.Picture;

/** Explanations in the report: those of the cohort, and one of each kind. */
final class ExplanationBlocks {

    private ExplanationBlocks() {}

    static List<Block> ofCohort(List<CohortExplanations> all) {
        List<Block> blocks = new ArrayList<>();
        for (CohortExplanations kind : all) {
            if (!kind.attributions().features().isEmpty()) {
                if (kind.reliable() == 0) {
                    blocks.add(notReliable(kind.kind() + " of " + kind.model() + ": " + kind.basis() + "."));
                }
                blocks.add(new Block.FigureBlock(
                        kind.figure(),
                        kind.kind() + " of " + kind.model()
                                + ": what moved the predictions, and in which direction. A dot is a participant; where, not why.",
                        new Block.Source(
                                kind.basis(), kind.kind(), "F-" + kind.model().name() + "-" + kind.subject())));
            }
        }
        return blocks;
    }

    /** The mark stands in the picture, in its caption, and before it. */
    static List<Block> ofExhibit(TrialReportData.Exhibit exhibit) {
        StoredExplanation e = exhibit.explanation();
        String kind = ExplanationWording.kind(e.method(), e.subject());
        List<Block> blocks = new ArrayList<>();
        if (!e.reliable()) {
            blocks.add(notReliable("The next picture, " + kind + " of " + e.model() + ": " + e.verdict() + "."));
        }
        blocks.add(new Picture(
                exhibit.png(),
                "Participant " + e.participant() + ", " + e.model() + ", " + kind + ": " + e.verdict() + ".",
                "Explanation of the prediction of " + e.model() + " for participant " + e.participant() + ", "
                        + e.verdict()));
        return blocks;
    }

    private static Block notReliable(String words) {
        return new Block.Notice(Block.NoticeKind.NOT_RELIABLE, words);
    }
}
