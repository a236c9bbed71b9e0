package org.probatum.report;

import java.util.Arrays;

/**
 * A picture that exists as pixels.
 *
 * @param png the file's bytes
 * @param alternative what the picture shows, for a reader who does not see it
 */
public record Picture(byte[] png, String caption, String alternative) implements Block {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    public Picture {
        if (png.length < PNG.length || !Arrays.equals(png, 0, PNG.length, PNG, 0, PNG.length)) {
            throw new IllegalArgumentException("A picture is a PNG file; these bytes do not begin like one");
        }
        png = png.clone();
    }

    @Override
    public byte[] png() {
        return png.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture p
                && Arrays.equals(png, p.png)
                && caption.equals(p.caption)
                && alternative.equals(p.alternative);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(png);
    }

    @Override
    public String toString() {
        return "Picture[" + caption + ", " + png.length + " bytes]";
    }
}
