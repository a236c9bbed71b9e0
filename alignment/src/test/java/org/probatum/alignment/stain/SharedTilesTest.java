package org.probatum.alignment.stain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the reference tiles, matrices and pictures of histolab, which are not shipped with the project. */
class SharedTilesTest {

    private static final Path FOLDER = Path.of("..", "..", "shared", "data", "histology", "tiles");

    @BeforeEach
    void theTilesAreThere() {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER), "skipped: the shared tiles are not beside the project (" + FOLDER + ")");
    }

    private static ColourImage tile(String name) throws IOException {
        BufferedImage image = ImageIO.read(FOLDER.resolve(name + ".png").toFile());
        int w = image.getWidth();
        int h = image.getHeight();
        return ColourImage.of(w, h, image.getRGB(0, 0, w, h, new int[w * h], 0, w));
    }

    private static double difference(ColourImage a, ColourImage b) {
        double sum = 0;
        for (int n = 0; n < a.count(); n++) {
            for (int c = 0; c < 3; c++) {
                sum += Math.abs(a.value(n, c) - b.value(n, c));
            }
        }
        return sum / (3.0 * a.count());
    }

    @Test
    void macenkoAgreesWithHistolab() throws IOException {
        ColourImage target = tile("tissue-level0-7352-11762-7864-12274");
        double[] w = MacenkoStains.withDefaults().of(target).columns().rows();
        // the matrix printed in the README of the data
        double[] expected = {
            0.520699, 0.2073588, 0.1242305, 0.7606757, 0.8483905, -0.5166961, 0.3876146, 0.4870686, 0.847108
        };
        assertThat(w).containsExactly(expected, within(1e-4));
        ColourImage medium = tile("medium-nuclei-score-level1");
        ColourImage normal =
                MacenkoNormalization.to(target, MacenkoStains.withDefaults()).normalized(medium);
        ColourImage reference = tile("expected-medium-nuclei-score-level1--macenko");
        assertThat(difference(normal, reference)).isLessThan(2.5).isLessThan(0.25 * difference(medium, reference));
    }

    @Test
    void reinhardComesNearHistolabWhichWorksInAnotherColourSpace() throws IOException {
        ColourImage target = tile("tissue-level0-7352-11762-7864-12274");
        ColourImage medium = tile("medium-nuclei-score-level1");
        ColourImage normal =
                ReinhardNormalization.to(target, TissueMask.of(target)).normalized(medium, TissueMask.of(medium));
        ColourImage reference = tile("expected-medium-nuclei-score-level1--reinhard");
        assertThat(difference(normal, reference)).isLessThan(0.6 * difference(medium, reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"almost-white-1", "no-tissue", "no-tissue-red-pen"})
    void backgroundAndPenAreNoTissue(String name) throws IOException {
        assertThat(TissueMask.of(tile(name)).share()).isLessThan(0.05);
    }
}
