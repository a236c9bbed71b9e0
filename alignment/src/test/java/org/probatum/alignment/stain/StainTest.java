package org.probatum.alignment.stain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StainTest {

    private static final int SIDE = 64;

    /** Amounts of two stains: half of the pixels mostly the first, half mostly the second. */
    private static double[][] amounts(long seed) {
        Random random = new Random(seed);
        double[][] amounts = new double[3][SIDE * SIDE];
        for (int n = 0; n < SIDE * SIDE; n++) {
            boolean first = n % 2 == 0;
            double much = 0.6 + 0.8 * random.nextDouble();
            double little = n % 20 < 2 ? 0 : 0.4 * random.nextDouble();
            amounts[0][n] = first ? much : little;
            amounts[1][n] = first ? little : much;
        }
        return amounts;
    }

    private static ColourImage picture(long seed) {
        return StainMatrix.HAEMATOXYLIN_EOSIN.mix(SIDE, SIDE, amounts(seed));
    }

    @Test
    void separatingWhatWasMixedGivesTheAmountsBack() {
        double[][] expected = amounts(1);
        double[][] found = StainMatrix.HAEMATOXYLIN_EOSIN.separate(picture(1));
        for (int n = 0; n < SIDE * SIDE; n++) {
            // a pixel is rounded to one of 256 levels
            assertThat(found[0][n]).isCloseTo(expected[0][n], within(0.05));
            assertThat(found[1][n]).isCloseTo(expected[1][n], within(0.05));
        }
    }

    @Test
    void macenkoFindsTheColoursThatWereMixed() {
        // nearly pure pixels of both stains are among them, so the extreme angles are those of the stains
        StainMatrix found = new MacenkoStains(0.02, 0.01).of(picture(2));
        assertThat(found.columns().distanceTo(StainMatrix.HAEMATOXYLIN_EOSIN.columns()))
                .isLessThan(0.04);
    }

    @Test
    void normalizingToItselfChangesNothing() {
        ColourImage image = picture(3);
        ColourImage again =
                MacenkoNormalization.to(image, MacenkoStains.withDefaults()).normalized(image);
        ColourImage reinhard = ReinhardNormalization.to(image).normalized(image);
        for (int n = 0; n < image.count(); n++) {
            for (int c = 0; c < 3; c++) {
                assertThat(Math.abs(again.value(n, c) - image.value(n, c))).isLessThanOrEqualTo(1);
                assertThat(Math.abs(reinhard.value(n, c) - image.value(n, c))).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void aFainterStainReachesTheStrengthOfTheReference() {
        double[][] faint = amounts(4);
        for (int n = 0; n < SIDE * SIDE; n++) {
            faint[0][n] *= 0.6;
            faint[1][n] *= 0.7;
        }
        ColourImage reference = picture(4);
        var finder = new MacenkoStains(0.02, 0.01);
        ColourImage normal = MacenkoNormalization.to(reference, finder)
                .normalized(StainMatrix.HAEMATOXYLIN_EOSIN.mix(SIDE, SIDE, faint));
        double difference = 0;
        for (int n = 0; n < normal.count(); n++) {
            for (int c = 0; c < 3; c++) {
                difference += Math.abs(normal.value(n, c) - reference.value(n, c)) / (3.0 * normal.count());
            }
        }
        assertThat(difference).isLessThan(4);
    }

    @Test
    void glassAndPensAreNoTissue() {
        int[] pixels = new int[SIDE * SIDE];
        ColourImage tissue = picture(5);
        for (int n = 0; n < pixels.length; n++) {
            int column = n % SIDE;
            // glass, a red pen (about 215, 100, 112), a blue one, a black one, tissue
            pixels[n] = column < 20
                    ? 0xF2F0F1
                    : column < 28 ? 0xD76470 : column < 34 ? 0x3040B0 : column < 40 ? 0x202022 : tissue.pixels()[n];
        }
        TissueMask mask = TissueMask.of(ColourImage.of(SIDE, SIDE, pixels));
        assertThat(mask.contains(10, 30)).isFalse();
        assertThat(mask.contains(24, 30)).isFalse();
        assertThat(mask.contains(31, 30)).isFalse();
        assertThat(mask.contains(37, 30)).isFalse();
        assertThat(mask.contains(52, 30)).isTrue();
        assertThat(mask.share()).isBetween(0.3, 0.4);
    }

    @Test
    void anUnstainedImageHasNoStains() {
        int[] white = new int[400];
        java.util.Arrays.fill(white, 0xFFFFFF);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacenkoStains.withDefaults().of(ColourImage.of(20, 20, white)))
                .withMessageContaining("0 of 400");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StainMatrix.of(new double[] {1, 2, 3}, new double[] {2, 4, 6}))
                .withMessageContaining("different colours");
    }
}
