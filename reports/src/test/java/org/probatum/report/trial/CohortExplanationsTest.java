package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probatum.evaluation.run.RunId;
import org.probatum.evaluation.run.StoredExplanation;
import org.probatum.registry.ModelVersionId;
import org.probatum.report.Block;
import org.probatum.report.Cell;
import org.probatum.report.Picture;
import org.probatum.report.Table;
import org.probatum.report.figure.BeeswarmFigure;
import org.probatum.report.figure.FigureSvg;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.ParticipantId;

/** Explanations over a cohort, and the mark of those that nobody should rely on. */
class CohortExplanationsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final Map<Digest, byte[]> store = new HashMap<>();

    @Test
    void whatIsNotReliableIsLeftOutAndCounted() {
        CohortExplanations cohort =
                only(explanation("P1", true, 0.2, 1), explanation("P2", true, -0.4, 3), explanation("P3", false, 9, 2));
        assertThat(cohort.basis())
                .isEqualTo("n = 2 that passed the plan's checks; 1 not reliable or not checked, left out");
        BeeswarmFigure figure = cohort.figure();
        assertThat(figure.reliable()).isTrue();
        assertThat(figure.rows().getFirst().meanMagnitude()).isCloseTo(0.3, within(1e-15));
        assertThat(figure.rows().getFirst().dots())
                .containsExactly(new BeeswarmFigure.Dot(0.2, 0), new BeeswarmFigure.Dot(-0.4, 1));
        assertThat(FigureSvg.of(figure)).doesNotContain("not reliable</text>");
    }

    @Test
    void whenNonePassedEveryFigureIsStamped() {
        CohortExplanations cohort = only(explanation("P1", false, 0.2, 1), explanation("P2", false, -0.4, 3));
        assertThat(cohort.figure().reliable()).isFalse();
        assertThat(FigureSvg.of(cohort.figure())).contains("not reliable</text>");
        assertThat(cohort.figureOfGroups(Map.of("group", List.of("G1"))).reliable())
                .isFalse();
        List<Block> blocks = ExplanationBlocks.ofCohort(List.of(cohort));
        assertThat(blocks.getFirst()).isInstanceOfSatisfying(Block.Notice.class, notice -> {
            assertThat(notice.kind()).isEqualTo(Block.NoticeKind.NOT_RELIABLE);
            assertThat(notice.text()).contains("none of which passed");
        });
    }

    @Test
    void anUnreliableExhibitIsMarkedBeforeAndUnderThePicture() {
        StoredExplanation unreliable = explanation("P1", false, 0.2, 1);
        List<Block> blocks = ExplanationBlocks.ofExhibit(new TrialReportData.Exhibit(unreliable, PNG));
        assertThat(((Block.Notice) blocks.getFirst()).kind()).isEqualTo(Block.NoticeKind.NOT_RELIABLE);
        assertThat(((Picture) blocks.getLast()).caption()).contains("not reliable: stability missed");
        assertThat(ExplanationBlocks.ofExhibit(new TrialReportData.Exhibit(explanation("P2", true, 1, 1), PNG)))
                .hasSize(1);
    }

    /** The workbook names the pass mark in every row, of single explanations and of the cohort's means. */
    @Test
    void everyRowOfTheWorkbookCarriesTheMark() {
        StoredExplanation unreliable = explanation("P1", false, 0.2, 1);
        Table each = ExplanationSheets.explanations(List.of(unreliable, explanation("P2", true, 1, 1)));
        assertThat(each.rows().get(0).cells())
                .contains(new Cell.Text("not reliable"), new Cell.Text("not reliable: stability missed"));
        assertThat(each.rows().get(1).cells()).contains(new Cell.Text("reliable"));
        assertThat(ExplanationSheets.attributions(List.of(only(unreliable)))
                        .rows()
                        .getFirst()
                        .cells())
                .contains(new Cell.Number(0.2, 6), new Cell.Text("not reliable"));
    }

    private CohortExplanations only(StoredExplanation... all) {
        List<CohortExplanations> kinds =
                CohortExplanations.of(List.of(all), digest -> java.util.Objects.requireNonNull(store.get(digest)));
        assertThat(kinds).hasSize(1);
        return kinds.getFirst();
    }

    private StoredExplanation explanation(String participant, boolean reliable, double attribution, double value) {
        byte[] json = ("{\"kind\":\"signedValues\",\"title\":\"IG\",\"unit\":\"risk\",\"values\":[{\"feature\":\"G1\","
                        + "\"value\":" + value + ",\"attribution\":" + attribution + ",\"filled\":false}]}")
                .getBytes(StandardCharsets.UTF_8);
        store.put(Digest.of(json), json);
        return new StoredExplanation(
                new RunId("run-1"),
                new ParticipantId(participant),
                new ModelVersionId("late", "1.0.0"),
                "integrated_gradients",
                "molecular",
                reliable,
                reliable ? "reliable by 2 of 2 checks" : "not reliable: stability missed",
                Digest.of(json),
                Digest.of(json),
                7);
    }
}
