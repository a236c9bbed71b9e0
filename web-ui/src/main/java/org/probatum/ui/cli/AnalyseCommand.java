package org.probatum.ui.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.evaluation.request.StatisticsDesk;
import org.probatum.evaluation.request.StatisticsRequests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code probatum analyse}: statistics requests in, a JSON array of answers out. */
@Command(
        name = "analyse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Answer one statistics request, or every *.json below a folder.",
        footer = {
            "",
            "Prints a JSON array of {\"id\",\"method\",\"result\"} or {\"id\",\"method\",\"error\":{\"code\",\"message\"}}.",
            "A folder run goes on behind a request that is refused; a single refused request ends with exit code 2."
        })
final class AnalyseCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "REQUEST.json|DIR",
            description = "A request, or a folder of requests; data sets lie beside the file that names them.")
    private Path requests = Path.of("request.json");

    @Option(names = "--out", paramLabel = "FILE", description = "Write the answers there instead of to the terminal.")
    private @Nullable Path out;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.exists(requests)) {
            throw CommandFailure.wrongInput("There is no request file or folder " + requests);
        }
        if (Files.isDirectory(requests) && StatisticsRequests.files(requests).isEmpty()) {
            throw CommandFailure.wrongInput("There is no *.json file below " + requests);
        }
        ArrayNode answers = StatisticsDesk.withAllMethods().answerAll(requests);
        write(answers.toPrettyString());
        if (Files.isRegularFile(requests)) {
            JsonNode error = answers.get(0).path("error");
            if (error.isObject()) {
                throw CommandFailure.wrongInput(error.path("code").asString("") + ": "
                        + error.path("message").asString(""));
            }
        }
        return ExitCode.DONE;
    }

    private void write(String text) {
        if (out == null) {
            Objects.requireNonNull(spec).commandLine().getOut().println(text);
            return;
        }
        try {
            Files.writeString(out, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + out, e);
        }
    }
}
