package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.ui.workbench.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probatum serve}: the browser workbench on an empty or existing data folder. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serve the browser workbench on an empty or existing data folder.",
        footer = {
            "",
            "PostgreSQL instead of the embedded database: set SPRING_DATASOURCE_URL,",
            "SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."
        })
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "probatum-data",
            description = "Where everything is stored (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("probatum-data");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "TCP port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (port < 0 || port > 65_535) {
            throw CommandFailure.wrongInput("--port expects 0 to 65535, was " + port);
        }
        Workbench workbench = Workbench.start(dataDir, port);
        out.println("Probatum is ready at " + workbench.address());
        out.println("Data folder: " + workbench.dataFolder());
        workbench.administratorLink().ifPresent(link -> {
            out.println();
            out.println("There is no user yet. This link makes the first administrator; it works once, for 24 hours:");
            out.println("  " + link);
        });
        out.flush();
        return ExitCode.DONE;
    }
}
