package org.probatum.ui.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnalyseCommandTest {

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder;

    @BeforeEach
    void requests() throws IOException {
        Files.createDirectories(folder.resolve("deeper"));
        Files.writeString(folder.resolve("a.json"), """
                {"id": "a", "method": "binary.proportionCi", "input": {"x": 81, "n": 263, "confLevel": 0.95}}""");
        Files.writeString(folder.resolve("b.json"), "{\"id\": \"b\", ");
        Files.writeString(folder.resolve("deeper/c.json"), """
                {"id": "c", "method": "tea.leaves", "input": {}}""");
    }

    @Test
    void aFolderRunGoesOnBehindRefusedRequests() {
        assertThat(terminal.run("analyse", folder)).isZero();
        JsonNode answers = JsonMapper.shared().readTree(terminal.out());
        assertThat(answers).hasSize(3);
        // SciPy 1.17.1: binomtest(81, 263).proportion_ci(0.95, 'wilson').low
        assertThat(answers.get(0).at("/result/wilson/lower").doubleValue()).isCloseTo(0.25529, within(5e-6));
        assertThat(answers.get(1).at("/error/code").stringValue()).isEqualTo("invalid-request");
        assertThat(answers.get(2).at("/error/code").stringValue()).isEqualTo("unknown-method");
    }

    @Test
    void aSingleRefusedRequestIsWrongInput() {
        assertThat(terminal.run("analyse", folder.resolve("deeper/c.json"))).isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("unknown-method", "tea.leaves");
        assertThat(JsonMapper.shared().readTree(terminal.out())).hasSize(1);
    }

    @Test
    void answersGoToAFile() {
        Path out = folder.resolve("answers.txt");
        assertThat(terminal.run("analyse", folder.resolve("a.json"), "--out", out))
                .isZero();
        assertThat(terminal.out()).isEmpty();
        assertThat(JsonMapper.shared().readTree(out.toFile()).get(0).path("id").stringValue())
                .isEqualTo("a");
    }

    @Test
    void aMissingOrEmptyFolderIsWrongInput() throws IOException {
        assertThat(terminal.run("analyse", folder.resolve("none"))).isEqualTo(2);
        assertThat(terminal.run("analyse", Files.createDirectory(folder.resolve("empty"))))
                .isEqualTo(2);
        assertThat(terminal.err()).hasLineCount(1).contains("empty");
    }

    @Test
    void theSchemaIsJson() {
        assertThat(terminal.run("schema", "trial")).isZero();
        assertThat(JsonMapper.shared().readTree(terminal.out()).path("$schema").stringValue())
                .contains("2020-12");
    }
}
