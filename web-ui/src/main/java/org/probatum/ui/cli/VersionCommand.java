package org.probatum.ui.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.ui.software.Software;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code probatum version}: which build this is and what it runs on. */
@Command(name = "version", description = "Print the version of Probatum, Java and the operating system.")
final class VersionCommand implements Callable<Integer>, IVersionProvider {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        for (String line : getVersion()) {
            java.util.Objects.requireNonNull(spec).commandLine().getOut().println(line);
        }
        return ExitCode.DONE;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            Software.nameAndVersion(),
            "Java " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")",
            System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch")
        };
    }
}
