package org.probatum.report.trial;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.analysis.PostHocAnalysis;
import org.probatum.report.Block;
import org.probatum.report.number.Numbers;
import org.probatum.trial.protocol.TrialDefinition;

/** What was performed beside the locked plan: a section of its own, each answer with its stamp, its reason and its entry. */
final class PostHocBlocks {

    private PostHocBlocks() {}

    /** Nothing when nothing was performed. */
    static List<Block> of(TrialDefinition definition, List<PostHocAnalysis> analyses) {
        if (analyses.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.Heading.of(1, "Post hoc analyses", "post-hoc"));
        blocks.add(Block.Paragraph.of("Asked after the allocation was revealed and not in the locked plan. They are no "
                + "answer to the trial's question; no p-value here is adjusted for how many were tried."));
        for (PostHocAnalysis analysis : analyses) {
            blocks.add(Block.Heading.of(2, analysis.result().title()));
            blocks.add(Block.Paragraph.of(
                    Block.Run.strong("Why. "),
                    Block.Run.plain(sentence(analysis.reason()) + " Performed "
                            + Numbers.instant(analysis.performedAt()) + " by " + analysis.performedBy() + ", entry "
                            + Numbers.count(analysis.entry()) + ".")));
            blocks.addAll(AnalysisBlocks.of(definition, analysis.result()));
        }
        return blocks;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
