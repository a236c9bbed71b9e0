package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ModelCommandTest {

    private static final Path MODEL = Terminal.DEMO.resolve("models").resolve("modality_dropout");
    private static final Path COHORT = Terminal.DEMO.resolve("cohort");

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @Test
    void aSoundPackageIsAcceptedInPureJson() {
        assertThat(terminal.run("model", "inspect", MODEL, "--json")).isZero();
        JsonNode report = JsonMapper.shared().readTree(terminal.out());
        assertThat(report.path("name").stringValue()).isEqualTo("modality_dropout");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aChangedModelIsRefusedWithExitCode3() throws IOException {
        Path changed = copy(MODEL);
        byte[] model = Files.readAllBytes(changed.resolve("model.onnx"));
        model[model.length / 2] ^= 1;
        Files.write(changed.resolve("model.onnx"), model);
        assertThat(terminal.run("model", "inspect", changed)).isEqualTo(3);
        assertThat(terminal.out()).contains("REFUSED", "SHA-256");
    }

    @Test
    void aPackageThatIsNotThereIsWrongInput() {
        assertThat(terminal.run("model", "inspect", folder.resolve("none"))).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("none");
    }

    @Test
    void explainsAndNamesAnUnknownOutputOrMethod() {
        Path input = MODEL.resolve("test_data_set_0");
        Path out = folder.resolve("out");
        assertThat(terminal.run(
                        "model",
                        "explain",
                        MODEL,
                        "--method",
                        "gradient",
                        "--input",
                        input,
                        "--output",
                        "risk",
                        "--out",
                        out))
                .isZero();
        assertThat(out.resolve("gradient__molecular.pb")).exists();
        assertThat(out.resolve("explanation.json")).exists();
        assertThat(terminal.run(
                        "model",
                        "explain",
                        MODEL,
                        "--method",
                        "gradient",
                        "--input",
                        input,
                        "--output",
                        "nothing",
                        "--out",
                        out))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("nothing", "risk");
        assertThat(terminal.run(
                        "model",
                        "explain",
                        MODEL,
                        "--method",
                        "tea_leaves",
                        "--input",
                        input,
                        "--output",
                        "risk",
                        "--out",
                        out))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("tea_leaves", "integrated_gradients");
    }

    @Test
    void anItemOfAManifestThatCannotBeDoneIsNamedAndTheRestIsWritten() throws IOException {
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, """
                {"items": [
                 {"file": "a.pb", "method": "gradient", "output": "risk", "index": 0, "input": "molecular"},
                 {"file": "b.pb", "method": "tea_leaves", "output": "risk", "index": 0, "input": "molecular"}]}
                """);
        Path out = folder.resolve("out");
        assertThat(terminal.run(
                        "model",
                        "explain",
                        MODEL,
                        "--manifest",
                        manifest,
                        "--input",
                        MODEL.resolve("test_data_set_0"),
                        "--out",
                        out))
                .isEqualTo(3);
        assertThat(terminal.err()).hasLineCount(1).contains("b.pb");
        assertThat(out.resolve("a.pb")).exists();
        assertThat(out.resolve("b.pb")).doesNotExist();
    }

    @Test
    void participantsInTheTrainingDataAreASevereFinding() throws IOException {
        Path named = copy(MODEL);
        String first =
                Files.readAllLines(COHORT.resolve("participants.csv")).get(1).split(",", -1)[0];
        Path card = named.resolve("card.json");
        ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Files.readString(card));
        json.putArray("training_participants").add(first).add("SOMEBODY-ELSE");
        Files.writeString(card, json.toPrettyString());
        int exit = terminal.run(
                "model", "evaluate", named, "--cohort", COHORT, "--models", Terminal.DEMO.resolve("models"), "--json");
        assertThat(exit).as(terminal.err()).isEqualTo(3);
        JsonNode report = JsonMapper.shared().readTree(terminal.out());
        assertThat(report.path("trainingOverlap")).hasSize(1);
        assertThat(report.path("trainingOverlap").get(0).stringValue()).isEqualTo(first);
        assertThat(report.path("verdict").stringValue()).isEqualTo("severe");
        assertThat(report.path("metrics").get(0).path("name").stringValue()).isEqualTo("auc_24m");
    }

    @Test
    void aTaskWithoutReferenceStandardIsRefusedInOneLine() {
        Path encoder = Terminal.DEMO.resolve("models").resolve("tile_encoder");
        assertThat(terminal.run("model", "evaluate", encoder, "--cohort", COHORT))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("feature extraction", "reference standard");
    }

    private Path copy(Path from) throws IOException {
        Path to = folder.resolve("package");
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
