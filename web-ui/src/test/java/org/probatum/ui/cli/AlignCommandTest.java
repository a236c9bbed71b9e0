package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probatum.alignment.Matrix3;
import org.probatum.alignment.Point;
import org.probatum.alignment.Spacing;
import org.probatum.alignment.Volume;
import org.probatum.alignment.VoxelGrid;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AlignCommandTest {

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void findsAKnownShiftAndMapsLandmarks() throws IOException {
        Path fixed = picture("fixed.png", 0, 0);
        Path moving = picture("moving.png", 5, -3);
        Path in = Files.writeString(folder.resolve("in.csv"), "id,x,y\np1,40,50\np2,70.5,60\n");
        Path out = folder.resolve("out.csv");
        Path warped = folder.resolve("warped.png");
        int exit = terminal.run(
                "align",
                "--fixed",
                fixed,
                "--moving",
                moving,
                "--transform",
                "translation",
                "--metric",
                "msd",
                "--landmarks",
                in,
                "--landmarks-out",
                out,
                "--out",
                warped,
                "--json");
        assertThat(exit).as(terminal.err()).isZero();
        JsonNode result = JsonMapper.shared().readTree(terminal.out());
        assertThat(result.path("verdict").stringValue()).isIn("accepted", "doubtful", "failed");
        // the moving picture shows everything 5 columns further right and 3 rows higher
        List<String> lines = Files.readAllLines(out);
        assertThat(lines.getFirst()).isEqualTo("id,x,y");
        assertPlace(lines.get(1), "p1", 45, 47);
        assertPlace(lines.get(2), "p2", 75.5, 57);
        assertThat(ImageIO.read(warped.toFile()).getWidth()).isEqualTo(128);
    }

    @Test
    void wrongLandmarksAreNamedByLine() throws IOException {
        Path image = picture("image.png", 0, 0);
        Path in = Files.writeString(folder.resolve("in.csv"), "id,x,y\np1,40,fifty\n");
        assertThat(terminal.run(
                        "align",
                        "--fixed",
                        image,
                        "--moving",
                        image,
                        "--landmarks",
                        in,
                        "--landmarks-out",
                        folder.resolve("out.csv")))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("line 2", "fifty");
        Files.writeString(in, "id,x,y,z\np1,1,2,3\n");
        assertThat(terminal.run(
                        "align",
                        "--fixed",
                        image,
                        "--moving",
                        image,
                        "--landmarks",
                        in,
                        "--landmarks-out",
                        folder.resolve("out.csv")))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("id,x,y");
    }

    @Test
    void aConstantImageIsWrongInput() throws IOException {
        Path empty = folder.resolve("empty.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY), "png", empty.toFile());
        assertThat(terminal.run("align", "--fixed", empty, "--moving", empty)).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("one value everywhere");
    }

    @Test
    void aVolumeIsWrittenAndReadBackInItsSpace() throws IOException {
        VoxelGrid grid = new VoxelGrid(
                5, 4, 3, new Spacing(1, 2, 3), new Point(-7, 8, 9), Matrix3.of(new double[] {0, -1, 0, 1, 0, 0, 0, 0, 1
                }));
        float[] values = new float[60];
        for (int n = 0; n < values.length; n++) {
            values[n] = n - 30;
        }
        Path file = folder.resolve("volume.nii.gz");
        ImageFiles.write(file, Volume.of(grid, values));
        Volume back = ImageFiles.read(file);
        assertThat(back.values()).containsExactly(values);
        Point corner = new Point(4, 3, 2);
        assertThat(back.grid().toPhysical(corner).distanceTo(grid.toPhysical(corner)))
                .isLessThan(1e-5);
    }

    private static void assertPlace(String line, String id, double x, double y) {
        String[] cells = line.split(",", -1);
        assertThat(cells[0]).isEqualTo(id);
        assertThat(Double.parseDouble(cells[1])).isCloseTo(x, within(0.1));
        assertThat(Double.parseDouble(cells[2])).isCloseTo(y, within(0.1));
    }

    /** Some smooth blobs, moved. */
    private Path picture(String name, int right, int down) throws IOException {
        BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_BYTE_GRAY);
        double[][] blobs = {{40, 50, 9, 200}, {80, 70, 14, 150}, {60, 90, 6, 220}, {90, 35, 8, 120}};
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                double value = 0;
                for (double[] b : blobs) {
                    double dx = x - right - b[0];
                    double dy = y - down - b[1];
                    value += b[3] * Math.exp(-(dx * dx + dy * dy) / (2 * b[2] * b[2]));
                }
                image.getRaster().setSample(x, y, 0, (int) Math.min(255, value));
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
