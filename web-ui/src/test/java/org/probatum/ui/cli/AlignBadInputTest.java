package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;

/** Each wrong pair ends with exit code 2 and one line that says what is wrong. */
class AlignBadInputTest {

    /** Offset of the first voxel and of header fields in NIfTI-1. */
    private static final int DIMENSIONS = 40;

    private static final int SFORM_CODE = 254;
    private static final int SFORM = 280;
    private static final int DATA = 352;

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    private Path volume(String name, Consumer<ByteBuffer> damage) throws IOException {
        VoxelGrid grid = VoxelGrid.axisAligned(12, 11, 10, new Spacing(1, 1, 2));
        float[] values = new float[grid.voxelCount()];
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) (100 + 50 * Math.sin(0.1 * n) + n % 7);
        }
        Path file = folder.resolve(name);
        ImageFiles.write(file, Volume.of(grid, values));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        damage.accept(bytes);
        Files.write(file, bytes.array());
        return file;
    }

    private Path sound() throws IOException {
        return volume("sound.nii", bytes -> {});
    }

    private void refused(Path fixed, Path moving, String... words) {
        int exit = terminal.run("align", "--fixed", fixed, "--moving", moving);
        assertThat(exit).as(terminal.err()).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains(words);
    }

    @Test
    void aPictureAgainstAVolume() throws IOException {
        Path picture = folder.resolve("picture.png");
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(5, 5, 0, 200);
        ImageIO.write(image, "png", picture.toFile());
        refused(picture, sound(), "dimensions");
    }

    @Test
    void voxelsThatAreNoNumber() throws IOException {
        refused(sound(), volume("nan.nii", bytes -> bytes.putFloat(DATA + 40, Float.NaN)), "finite");
    }

    @Test
    void aVolumeOfOneValue() throws IOException {
        Path constant = volume("constant.nii", bytes -> {
            for (int n = DATA; n < bytes.capacity(); n += 4) {
                bytes.putFloat(n, 3);
            }
        });
        refused(constant, sound(), "one value everywhere");
    }

    @Test
    void aDirectionMatrixWithoutInverse() throws IOException {
        Path flat = volume("flat.nii", bytes -> {
            bytes.putShort(SFORM_CODE, (short) 1);
            for (int n = 0; n < 12; n++) {
                bytes.putFloat(SFORM + 4 * n, n % 4 == 0 ? 1 : 0);
            }
        });
        int exit = terminal.run("align", "--fixed", flat, "--moving", sound());
        assertThat(exit).as(terminal.err()).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1);
    }

    @Test
    void aFileOfFourDimensions() throws IOException {
        Path four = volume("four.nii", bytes -> {
            bytes.putShort(DIMENSIONS, (short) 4);
            bytes.putShort(DIMENSIONS + 6, (short) 5);
            bytes.putShort(DIMENSIONS + 8, (short) 2);
        });
        refused(four, sound(), "four.nii");
    }

    @Test
    void aCutOffGzip() throws IOException {
        Path whole = folder.resolve("whole.nii.gz");
        ImageFiles.write(whole, ImageFiles.read(sound()));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.nii.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        refused(cut, sound(), "cut.nii.gz");
    }
}
