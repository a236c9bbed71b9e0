package org.probatum.trial.acquisition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probatum.trial.acquisition.InputQualityVerdict.Accepted;
import org.probatum.trial.acquisition.InputQualityVerdict.Doubtful;
import org.probatum.trial.acquisition.InputQualityVerdict.Refused;
import org.probatum.trial.cohort.ParticipantId;

class InputQualityTest {

    private static final ParticipantId PARTICIPANT = new ParticipantId("GS-0001");
    private static final int GLASS = 0xF0F0F0;
    private static final int TISSUE = 0xE0A0D8;

    @Test
    void acceptsTheInputsOfTheCohort() {
        assertThat(judge("slide.png", TestFiles.bytes("cohort/histology/GS-0001/slide.png")))
                .isEqualTo(new Accepted());
        assertThat(judge("t1.nii.gz", TestFiles.bytes("cohort/radiology/GS-0001/t1.nii.gz")))
                .isEqualTo(new Accepted());
    }

    @Test
    void refusesASlideWithoutTissue() {
        assertThat(InputQuality.ofSlide(slide(0))).isInstanceOf(Refused.class);
        int[] bright = new int[10_000];
        Arrays.fill(bright, GLASS);
        bright[5] = 0xFFFFFF;
        assertThat(InputQuality.ofSlide(new RasterImage(100, 100, bright)).why())
                .containsExactly("The slide is blank: it holds no tissue");
    }

    @Test
    void doubtsASlideWithLittleTissue() {
        assertThat(InputQuality.ofSlide(slide(199)).why()).containsExactly("Only 2.0 % of the slide is tissue");
        assertThat(InputQuality.ofSlide(slide(200))).isEqualTo(new Accepted());
    }

    @Test
    void refusesAVolumeWithoutContent() {
        float[] data = new float[64];
        assertThat(InputQuality.ofVolume(volume(data))).isInstanceOf(Refused.class);
        data[7] = 1;
        assertThat(InputQuality.ofVolume(volume(data))).isEqualTo(new Accepted());
        data[8] = Float.NaN;
        assertThat(InputQuality.ofVolume(volume(data)).why()).containsExactly("1 of 64 voxels are no finite numbers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GS-0001,5.1,140   | ACCEPTED",
                "GS-0001,5.1,      | ACCEPTED",
                "GS-0001,5.1,14    | DOUBTFUL",
                "GS-0001,-1,140    | REFUSED",
                "GS-0001,,         | REFUSED",
                "GS-0002,5.1,140   | REFUSED"
            })
    void judgesLaboratoryValues(String row, String expected) {
        byte[] table = ("participant_id,glucose_mmol_l,sodium_mmol_l\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        Class<?> verdict = switch (expected) {
            case "ACCEPTED" -> Accepted.class;
            case "DOUBTFUL" -> Doubtful.class;
            default -> Refused.class;
        };
        assertThat(judge("laboratory.csv", table)).isInstanceOf(verdict);
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThat(judge("slide.png", new byte[10]).why())
                .singleElement()
                .asString()
                .contains("slide.png is no PNG");
        assertThat(judge("model.exe", new byte[10]).why())
                .singleElement()
                .asString()
                .contains("format");
        assertThat(judge("note.txt", " \n".getBytes(StandardCharsets.UTF_8))).isInstanceOf(Refused.class);
    }

    private static InputQualityVerdict judge(String name, byte[] bytes) {
        return InputQuality.judge(PARTICIPANT, name, bytes, ReadLimits.USUAL);
    }

    private static RasterImage slide(int tissuePixels) {
        int[] pixels = new int[10_000];
        Arrays.fill(pixels, GLASS);
        Arrays.fill(pixels, 0, tissuePixels, TISSUE);
        return new RasterImage(100, 100, pixels);
    }

    private static NiftiVolume volume(float[] data) {
        double[][] affine = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
        return new NiftiVolume(4, 4, 4, data, affine, 1, 1, 1);
    }
}
