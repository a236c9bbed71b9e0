package org.probatum.report.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.probatum.evaluation.preparation.SlideImage;
import org.probatum.evaluation.preparation.VoxelArray;
import org.probatum.evaluation.run.ExplanationContent;
import org.probatum.report.figure.PixelImage;

class ExplanationPicturesTest {

    private static final Path LOOK = Path.of("target", "explanations");

    /** What lies over a picture changes it, and an unreliable explanation never looks like a reliable one. */
    @ParameterizedTest
    @MethodSource("contents")
    void anUnreliableOneIsMarkedInThePicture(ExplanationContent content) throws IOException {
        byte[] reliable = new ExplanationPictures().paint(content, "GS-0001 · model@1.0.0", "reliable by 2 of 2", true);
        byte[] marked = new ExplanationPictures()
                .paint(content, "GS-0001 · model@1.0.0", "not reliable: stability missed, 1 of 2 checks passed", false);
        Files.createDirectories(LOOK);
        String name = content.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        Files.write(LOOK.resolve(name + ".png"), reliable);
        Files.write(LOOK.resolve(name + "-unreliable.png"), marked);

        assertThat(PixelImage.ofPng(reliable).width()).isGreaterThan(300);
        assertThat(PixelImage.ofPng(marked)).isNotEqualTo(PixelImage.ofPng(reliable));
    }

    static List<ExplanationContent> contents() {
        List<String> words =
                Arrays.asList(("patient seen in clinic today blood drawn this morning appetite and sleep normal "
                                + "headache non smoker follow up in four weeks independent vision tested at bedside worsening")
                        .split(" "));
        return List.of(
                new ExplanationContent.TileWeights("Attention tiles", slide(), 8, 8, tiles(false), false),
                new ExplanationContent.TileWeights("Occlusion tiles", slide(), 8, 8, tiles(true), true),
                new ExplanationContent.SliceWeights("Attention slices", "t1", volume(), waves(16, 0.5, 0), false),
                new ExplanationContent.SliceWeights("Occlusion slices", "t1", volume(), waves(16, 0.1, -0.05), true),
                new ExplanationContent.WordWeights("Attention words", words, waves(words.size(), 0.2, 0), false),
                new ExplanationContent.WordWeights("Occlusion words", words, waves(words.size(), 0.2, -0.1), true),
                new ExplanationContent.SlideMap(
                        "Grad-CAM overview", slide(), new ExplanationContent.Grid(1, 16, 16, waves(256, 1, 0), false)),
                new ExplanationContent.VolumeMap(
                        "Grad-CAM volume",
                        "t1",
                        volume(),
                        0,
                        16,
                        new ExplanationContent.Grid(4, 6, 6, waves(144, 1, 0), false)),
                new ExplanationContent.VolumeMap(
                        "Occlusion volume",
                        "t1",
                        volume(),
                        0,
                        16,
                        new ExplanationContent.Grid(4, 6, 6, waves(144, 0.02, -0.01), true)),
                new ExplanationContent.SignedValues(
                        "Occlusion table",
                        List.of(
                                new ExplanationContent.SignedValue("age_years", 63, 0.1, false),
                                new ExplanationContent.SignedValue("LDH", 210, -0.2, true)),
                        Double.NaN,
                        0.7,
                        "risk"),
                new ExplanationContent.ModalityContributions(
                        "Modalities",
                        List.of(
                                new ExplanationContent.Contribution(
                                        "histology", ExplanationContent.Presence.MISSING, 0),
                                new ExplanationContent.Contribution(
                                        "molecular", ExplanationContent.Presence.FILLED, 0.2),
                                new ExplanationContent.Contribution(
                                        "notes", ExplanationContent.Presence.PRESENT, -0.1)),
                        Collections.nCopies(9, 0.0),
                        0.4,
                        0.5,
                        "risk"));
    }

    private static List<Double> waves(int n, double height, double shift) {
        List<Double> waves = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            waves.add(height * Math.pow(Math.sin(i * 0.37), 2) + shift);
        }
        return waves;
    }

    private static List<Double> tiles(boolean signed) {
        List<Double> tiles = waves(64, 0.03, signed ? -0.01 : 0);
        for (int i = 0; i < 12; i++) {
            tiles.set(i, Double.NaN);
        }
        return tiles;
    }

    private static SlideImage slide() {
        int side = 256;
        byte[] rgb = new byte[3 * side * side];
        for (int i = 0; i < side * side; i++) {
            boolean tissue = i / side > 40;
            rgb[3 * i] = (byte) (tissue ? 200 : SlideImage.BACKGROUND);
            rgb[3 * i + 1] = (byte) (tissue ? 130 + i % 40 : SlideImage.BACKGROUND);
            rgb[3 * i + 2] = (byte) (tissue ? 180 : SlideImage.BACKGROUND);
        }
        return new SlideImage(side, side, rgb);
    }

    private static VoxelArray volume() {
        float[] values = new float[16 * 48 * 48];
        for (int i = 0; i < values.length; i++) {
            double r = Math.hypot(i % 48 - 24, (i / 48) % 48 - 24);
            values[i] = r < 20 ? (float) (110 + 30 * Math.sin(i * 0.3)) : 0;
        }
        return new VoxelArray(48, 48, 16, 4, 8, values);
    }
}
