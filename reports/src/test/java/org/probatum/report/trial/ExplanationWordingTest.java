package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationWordingTest {

    @Test
    void aMethodIsCalledByItsNameAndWhatItSpeaksAbout() {
        assertThat(ExplanationWording.kind("attention", "attention")).isEqualTo("Attention");
        assertThat(ExplanationWording.kind("attention", "note_attention"))
                .isEqualTo("Attention, output note attention");
        assertThat(ExplanationWording.kind("integrated_gradients", "molecular"))
                .isEqualTo("Integrated gradients of molecular");
        assertThat(ExplanationWording.kind("grad_cam", "fmap")).isEqualTo("Grad-CAM of fmap");
        assertThat(ExplanationWording.kind("a_new_one", "t1")).isEqualTo("a new one of t1");
    }

    /** What the issue asks of every place: where, not why, and no guarantee of clinical relevance. */
    @Test
    void theLimitsAreSaid() {
        assertThat(ExplanationWording.LIMITS)
                .contains("where the model weighted its inputs, not why", "no guarantee of clinical relevance");
    }
}
