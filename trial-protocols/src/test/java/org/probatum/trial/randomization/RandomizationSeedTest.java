package org.probatum.trial.randomization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.probatum.trial.cohort.ParticipantId;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.protocol.TrialId;

/** Expected values: Python 3 standard library, the program in docs/methods/randomization.md, seed 00 01 … 1f. */
class RandomizationSeedTest {

    static final RandomizationSeed SEED =
            RandomizationSeed.ofHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    @Test
    void givesTheWordsThatPythonGives() {
        var stream = SEED.stream("allocation 1");
        assertThat(new long[] {
                    stream.nextLong(), stream.nextLong(), stream.nextLong(), stream.nextLong(), stream.nextLong()
                })
                .containsExactly(
                        0x77b85d75e65a2e2bL,
                        0xd97372927fd8673cL,
                        0x4ff44b2b979cdab4L,
                        0x96059f716a687f8bL,
                        0xe067aabd37cf7643L);
    }

    @Test
    void commitsAsPythonDoes() {
        assertThat(SEED.commitment(new TrialId("glioma-rct")).hex())
                .isEqualTo("24b4c196212bbc11fc4fe145529418d23ec620a8cbf30ed2583df87caffe32d0");
        assertThat(SEED.armCommitment(1, new ParticipantId("GS-0001"), new ArmId("ai"))
                        .hex())
                .isEqualTo("eecbbba1171b104ec4da78341b8be2e2e13171686f2fda8684e2366546e1b035");
    }

    @Test
    void isNeverPrinted() {
        assertThat(SEED.toString()).doesNotContain("0001").doesNotContain("1e1f");
    }

    @Test
    void hasExactly32Bytes() {
        assertThatThrownBy(() -> RandomizationSeed.of(new byte[16]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("32 bytes, was 16");
    }
}
