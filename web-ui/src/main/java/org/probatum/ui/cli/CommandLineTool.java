package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelPackageException;
import org.probatum.trial.acquisition.UnreadableInputException;
import org.probatum.trial.storage.StorageException;
import org.probatum.ui.workbench.WorkbenchStartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/**
 * Dispatches {@code probatum COMMAND …}.
 *
 * <p>A new command is one class of this package, added to {@link #standard()}. It prints its answer to standard output. What
 * goes wrong becomes one line on standard error; {@code --debug} adds the stack trace.
 */
@Command(
        name = "probatum",
        description = "Puts multimodal AI on trial: validation, randomized trials and audit.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionCommand.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        footer = {
            "",
            "Exit codes: 0 done, 1 internal error, 2 usage or input wrong, 3 a check failed.",
            "'probatum COMMAND --help' explains a command."
        })
public final class CommandLineTool implements Runnable {

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "On failure, print the stack trace as well.")
    private boolean debug;

    private final CommandLine commandLine;

    private CommandLineTool(List<Object> commands) {
        commandLine = new CommandLine(this);
        commands.forEach(commandLine::addSubcommand);
        commandLine
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(CommandLineTool::refuse)
                .setExecutionExceptionHandler(this::fail);
    }

    /** The tool with every command that this build offers. */
    public static CommandLineTool standard() {
        return of(
                new DemoCommand(),
                new ServeCommand(),
                new TrialCommand(),
                new ModelCommand(),
                new AnalyseCommand(),
                new AlignCommand(),
                new AuditCommand(),
                new CapsuleCommand(),
                new SchemaCommand(),
                new VersionCommand());
    }

    /** The tool with these commands, each annotated with picocli's {@code @Command}. */
    static CommandLineTool of(Object... commands) {
        return new CommandLineTool(List.of(commands));
    }

    /** The same tool, writing to these instead of the console. */
    CommandLineTool writingTo(PrintWriter out, PrintWriter err) {
        commandLine.setOut(out).setErr(err);
        return this;
    }

    /** Runs one command and returns its {@link ExitCode}. */
    public int run(String... arguments) {
        return commandLine.execute(arguments);
    }

    /** Without a command there is nothing to do, so this explains what could be done. */
    @Override
    public void run() {
        throw new ParameterException(commandLine, "Name a command: " + String.join(", ", commandNames()));
    }

    private List<String> commandNames() {
        return commandLine.getSubcommands().keySet().stream().sorted().toList();
    }

    private static int refuse(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr()
                .println(oneLine(exception.getMessage()) + ". Try '"
                        + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.WRONG_INPUT;
    }

    private int fail(Exception exception, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println(sentence(exception));
        if (debug) {
            exception.printStackTrace(err);
        }
        return exitCode(exception);
    }

    private static int exitCode(Exception exception) {
        return switch (exception) {
            case CommandFailure failure -> failure.exitCode();
            case IllegalArgumentException wrong -> ExitCode.WRONG_INPUT;
            case WorkbenchStartException cannotStart -> ExitCode.WRONG_INPUT;
            case StorageException storage -> ExitCode.WRONG_INPUT;
            case UnreadableInputException unreadable -> ExitCode.WRONG_INPUT;
            case ModelPackageException faulty -> ExitCode.WRONG_INPUT;
            case ModelLoadException refused -> ExitCode.WRONG_INPUT;
            default -> fileProblem(exception) == null ? ExitCode.INTERNAL_ERROR : ExitCode.WRONG_INPUT;
        };
    }

    private static String sentence(Exception exception) {
        if (exception instanceof CommandFailure
                || exception instanceof IllegalArgumentException
                || exception instanceof WorkbenchStartException
                || exception instanceof StorageException
                || exception instanceof UnreadableInputException
                || exception instanceof ModelPackageException
                || exception instanceof ModelLoadException) {
            return oneLine(exception.getMessage());
        }
        String fileProblem = fileProblem(exception);
        return fileProblem != null
                ? fileProblem
                : "Internal error: " + oneLine(String.valueOf(exception)) + " (--debug prints where)";
    }

    private static @Nullable String fileProblem(Exception exception) {
        Throwable cause = exception instanceof UncheckedIOException ? exception.getCause() : exception;
        return switch (cause) {
            case NoSuchFileException missing -> "There is no file or folder " + missing.getFile();
            case AccessDeniedException denied -> "No permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " exists already";
            case null, default -> null;
        };
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "No message" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
