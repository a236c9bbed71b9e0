package org.probatum.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPackageTest {

    private static final Path EARLY_CONCAT = Path.of("src/test/resources/models/early_concat");

    @Test
    void isTheSamePackageAsFolderAndAsZip(@TempDir Path temp) throws IOException {
        ModelPackage folder = ModelPackage.open(EARLY_CONCAT);
        Path zip = Files.write(temp.resolve("p.zip"), folder.toZip());
        assertThat(ModelPackage.open(zip).packageDigest()).isEqualTo(folder.packageDigest());
        assertThat(folder.toZip()).isEqualTo(ModelPackage.open(zip).toZip());
        // sha256 stated by the exporter in card.json
        assertThat(folder.modelDigest().hex())
                .isEqualTo("e3cd62d9940be9eef4556378732ad0a0e8942818d60f46946f8f7bd9a09308f5");
    }

    @Test
    void takesOffAFolderAroundAllFiles() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        ModelPackage.open(EARLY_CONCAT).files().forEach((name, bytes) -> files.put("early_concat/" + name, bytes));
        assertThat(ModelPackage.ofZip(zip(files)).id()).isEqualTo(new ModelVersionId("early_concat", "1.0.0"));
    }

    @Test
    void refusesPathsThatLeaveThePackage() throws IOException {
        for (String path : new String[] {"../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:\\evil"}) {
            byte[] zip = zip(Map.of(path, new byte[] {1}));
            assertThatThrownBy(() -> ModelPackage.ofZip(zip))
                    .isInstanceOf(ModelPackageException.class)
                    .hasMessageContaining("leads out of the package");
        }
    }

    @Test
    void stopsUnpackingABomb(@TempDir Path temp) throws IOException {
        Path bomb = Files.write(temp.resolve("bomb.zip"), zip(Map.of("model.onnx", new byte[3_000_000])));
        assertThat(Files.size(bomb)).isLessThan(10_000);
        var limits = new PackageLimits(10, 1_000_000, 2_000_000);
        assertThatThrownBy(() -> ModelPackage.open(bomb, limits))
                .hasMessage("model.onnx has more than 1000000 bytes unpacked");
        Path many = Files.write(
                temp.resolve("many.zip"), zip(Map.of("a", new byte[1], "b", new byte[1], "c", new byte[1])));
        assertThatThrownBy(() -> ModelPackage.open(many, new PackageLimits(2, 1000, 1000)))
                .hasMessage("The package has more than 2 files");
    }

    @Test
    void saysInOneSentenceThatAZipIsBroken() {
        byte[] zip = ModelPackage.open(EARLY_CONCAT).toZip();
        assertThatThrownBy(() -> ModelPackage.ofZip(Arrays.copyOf(zip, zip.length / 2)))
                .hasMessageStartingWith("The zip is broken");
        byte[] flipped = zip.clone();
        flipped[zip.length / 2] ^= 0x55;
        assertThatThrownBy(() -> ModelPackage.ofZip(flipped)).isInstanceOf(ModelPackageException.class);
        assertThatThrownBy(() -> ModelPackage.ofZip("text".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("This is not a zip file; a package is a folder or a zip");
    }

    @Test
    void refusesLinksOutOfTheFolder(@TempDir Path temp) throws IOException {
        Files.createSymbolicLink(
                temp.resolve("model.onnx"), EARLY_CONCAT.resolve("model.onnx").toAbsolutePath());
        assertThatThrownBy(() -> ModelPackage.open(temp)).hasMessageContaining("model.onnx is a link");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> ModelPackage.ofZip(zip(Map.of("model.onnx", new byte[1]))))
                .hasMessageContaining("has no card.json");
        byte[] card = Files.readAllBytes(EARLY_CONCAT.resolve("card.json"));
        assertThatThrownBy(() -> ModelPackage.of(Map.of("card.json", card))).hasMessageContaining("has no model.onnx");
        assertThatThrownBy(() -> ModelPackage.open(Path.of("nowhere"))).hasMessage("There is no folder or zip nowhere");
    }

    @Test
    void namesEveryFaultOfACardWithItsPlace() {
        String card = """
                {"name": "m", "version": 3, "fusion_family": "early/sum", "task": "t", "modalities": ["a"],
                 "inputs": [{"name": "x", "dtype": "float31", "shape": ["batch", 0]},
                            {"name": "x", "dtype": "float32", "shape": ["batch", 3], "features": ["a", "b"]}],
                 "outputs": [], "technical": {"sha256": "abc", "bytes": -1}}""";
        assertThatThrownBy(() -> ModelCard.parse(card.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ModelPackageException.class,
                        e -> assertThat(e.faults())
                                .containsExactlyInAnyOrder(
                                        "card.json /version must be a text",
                                        "card.json /inputs/0/dtype must be one of [bool, float16, float32, float64, int32, int64, "
                                                + "uint8], was \"float31\"",
                                        "card.json /inputs/0/shape/1 must be the name of a free axis or a positive whole number, "
                                                + "was 0",
                                        "card.json /inputs/1/name \"x\" occurs twice; names must differ",
                                        "card.json /inputs/1/features names 2 features, but the last axis of shape has length 3",
                                        "card.json /outputs must be a list with at least one entry",
                                        "card.json /technical/sha256 A digest is 64 lower-case hexadecimal digits (SHA-256), was "
                                                + "\"abc\"",
                                        "card.json /technical/bytes must be a whole number, not negative, was -1"));
        assertThatThrownBy(() -> ModelCard.parse("{\"name\": ".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("card.json is not valid JSON at line 1");
        assertThatThrownBy(() -> ModelCard.parse("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelPackageException.class);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
