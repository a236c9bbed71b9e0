package org.probatum.trial.acquisition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterImageReaderTest {

    @Test
    void readsASlide() {
        // Pillow 12.3.0: sums of the channels 14716048, 12095160, 14648240; row 40, column 70 is (224, 160, 216).
        RasterImage slide = read(TestFiles.bytes("cohort/histology/GS-0001/slide.png"));
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int pixel : slide.rgb()) {
            red += pixel >> 16;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
        assertThat(new long[] {red, green, blue}).containsExactly(14716048, 12095160, 14648240);
        assertThat(slide.at(70, 40)).isEqualTo(224 << 16 | 160 << 8 | 216);
    }

    // Written by Pillow 12.3.0: grey level 5 (8 y + x), in 8 bits or, times 257, in 16.
    @ParameterizedTest
    @ValueSource(strings = {"grey.png", "grey16.png"})
    void keepsTheStoredGreyLevels(String file) {
        RasterImage image = read(TestFiles.bytes("images/" + file));
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 8; x++) {
                int grey = 5 * (8 * y + x);
                assertThat(image.at(x, y)).isEqualTo(grey << 16 | grey << 8 | grey);
            }
        }
    }

    @Test
    void readsTiff() {
        // Written by Pillow 12.3.0 with LZW: (g, 255 − g, g div 2) with g = 5 (8 y + x).
        RasterImage image = read(TestFiles.bytes("images/colour.tif"));
        int g = 5 * (8 * 3 + 2);
        assertThat(image.at(2, 3)).isEqualTo(g << 16 | (255 - g) << 8 | g / 2);
    }

    @Test
    void checksTheSizeBeforeItDecodes() {
        ReadLimits small = new ReadLimits(1 << 20, 65535, Duration.ofMinutes(1));
        byte[] slide = TestFiles.bytes("cohort/histology/GS-0001/slide.png");
        assertThatThrownBy(() -> RasterImageReader.read("slide.png", slide, small))
                .hasMessage("slide.png declares 65536 pixels; at most 65535 are read");
        ReadLimits tiny = new ReadLimits(100, 1 << 20, Duration.ofMinutes(1));
        assertThatThrownBy(() -> RasterImageReader.read("slide.png", slide, tiny))
                .hasMessageContaining("at most 100");
    }

    @Test
    void saysThatAPictureIsDamaged() {
        byte[] slide = TestFiles.bytes("cohort/histology/GS-0001/slide.png");
        assertThatThrownBy(() -> read(Arrays.copyOf(slide, slide.length / 2)))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("damaged");
        assertThatThrownBy(() -> read("no picture".getBytes()))
                .isInstanceOf(UnreadableInputException.class)
                .hasMessageContaining("no PNG and no TIFF");
    }

    private static RasterImage read(byte[] bytes) {
        return RasterImageReader.read("slide.png", bytes, ReadLimits.USUAL);
    }
}
