package org.probatum.test.browser;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of the demonstration trial that lies in the project. */
public final class DemoFiles {

    private DemoFiles() {}

    /** A file or folder of the demonstration trial, such as {@code trial.json} or {@code models}. */
    public static Path of(String name) {
        return Path.of("..", "demo", "glioma-rct", name).toAbsolutePath().normalize();
    }

    /** The folders of the models, those first that others need. */
    public static List<String> models() {
        return List.of(
                "tile_encoder",
                "intermediate_guided",
                "late_kronecker",
                "modality_dropout",
                "intermediate_gradual",
                "slice_attention_mil");
    }

    /** Packs a folder into a new zip of this name. */
    public static Path zip(Path folder, Path target) {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a file. */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
