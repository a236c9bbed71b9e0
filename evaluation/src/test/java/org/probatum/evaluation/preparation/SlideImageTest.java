package org.probatum.evaluation.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Tiles and overviews of a slide of 4 by 4 pixels, worked by hand. */
class SlideImageTest {

    private static final byte BACKGROUND = (byte) SlideImage.BACKGROUND;

    @Test
    void aSquareOfBackgroundIsNoTileAndTheOthersComeRowByRowChannelFirst() {
        // the 2 by 2 square in the upper right corner holds background, all others hold tissue
        SlideImage slide = slide(true);

        var tiles = slide.tissueTiles(2);

        assertThat(tiles).extracting(tile -> tile.row() + "," + tile.column()).containsExactly("0,0", "1,0", "1,1");
        // pixel (x, y) has red 10y + x, green red + 100, blue red + 200; the last tile begins at (2, 2)
        assertThat(tiles.getLast().channelFirst())
                .containsExactly(
                        22, 23, 32, 33, 122, 123, (byte) 132, (byte) 133, (byte) 222, (byte) 223, (byte) 232, (byte)
                                233);
    }

    @Test
    void oneOtherChannelValueMakesASquareTissue() {
        byte[] rgb = new byte[3 * 4];
        java.util.Arrays.fill(rgb, BACKGROUND);
        assertThat(new SlideImage(2, 2, rgb.clone()).tissueTiles(2)).isEmpty();

        rgb[11] = (byte) 239;
        assertThat(new SlideImage(2, 2, rgb).tissueTiles(2)).hasSize(1);
    }

    @Test
    void anEdgeThatFillsNoSquareIsLeftOut() {
        assertThat(slide(false).tissueTiles(3))
                .extracting(tile -> tile.row() + "," + tile.column())
                .containsExactly("0,0");
    }

    @Test
    void anOverviewIsTheMeanOfItsBlocksBetweenZeroAndOne() {
        float[] overview = slide(false).overview(2);

        // red of the upper left block: (0 + 1 + 10 + 11) / 4 = 5.5; to the right 7.5; below 25.5 and 27.5
        assertThat(overview).hasSize(12);
        assertThat(overview[0]).isEqualTo((float) (5.5 / 255));
        assertThat(overview[1]).isEqualTo((float) (7.5 / 255));
        assertThat(overview[2]).isEqualTo((float) (25.5 / 255));
        assertThat(overview[3]).isEqualTo((float) (27.5 / 255));
        assertThat(overview[4]).isEqualTo((float) (105.5 / 255));
        assertThat(overview[11]).isEqualTo((float) (227.5 / 255));
    }

    @Test
    void anOverviewThatDoesNotDivideTheSlideIsRefused() {
        assertThatThrownBy(() -> slide(false).overview(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 by 4");
    }

    private static SlideImage slide(boolean backgroundUpperRight) {
        byte[] rgb = new byte[3 * 16];
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    boolean background = backgroundUpperRight && x >= 2 && y < 2;
                    rgb[3 * (4 * y + x) + channel] = background ? BACKGROUND : (byte) (10 * y + x + 100 * channel);
                }
            }
        }
        return new SlideImage(4, 4, rgb);
    }
}
