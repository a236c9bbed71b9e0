package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.trial.audit.Role;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.workbench.Workbench;
import org.probatum.ui.workflow.StaffAccounts;
import org.probatum.ui.workflow.TrialFiles;
import org.probatum.ui.workflow.TrialStaff;
import org.probatum.ui.workflow.TrialWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probatum demo}: the bundled demonstration trial, then the workbench with that trial inside. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Run the bundled demonstration trial from registration to signed report, then serve the workbench.")
final class DemoCommand implements Callable<Integer> {

    private static final StaffAccounts.Member COORDINATOR =
            new StaffAccounts.Member("weber", "Anna Weber", Role.COORDINATOR);
    private static final StaffAccounts.Member ENGINEER =
            new StaffAccounts.Member("okafor", "Chidi Okafor", Role.MODEL_ENGINEER);
    private static final StaffAccounts.Member STATISTICIAN =
            new StaffAccounts.Member("lindqvist", "Maja Lindqvist", Role.STATISTICIAN);
    private static final StaffAccounts.Member APPROVER =
            new StaffAccounts.Member("moreau", "Luc Moreau", Role.APPROVER);
    private static final StaffAccounts.Member AUDITOR = new StaffAccounts.Member("tanaka", "Yuki Tanaka", Role.AUDITOR);
    private static final List<StaffAccounts.Member> STAFF =
            List.of(COORDINATOR, ENGINEER, STATISTICIAN, APPROVER, AUDITOR);

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "probatum-demo",
            description = "Where everything is stored (default: ${DEFAULT-VALUE}).")
    private Path dataDir = Path.of("probatum-demo");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "TCP port of the workbench; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(names = "--no-serve", description = "End when the capsule is verified.")
    private boolean runOnly;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path trial = bundledTrial();
        Map<String, Object> settings = runOnly ? Map.of("server.shutdown", "immediate") : Map.of();
        Workbench workbench = Workbench.start(dataDir, runOnly ? 0 : port, settings);
        try {
            if (!runOnly) {
                out.println("Watch it live at " + workbench.address() + " (users below)");
                users(out);
            }
            int verdict = run(workbench, trial, out);
            if (runOnly || verdict != ExitCode.DONE) {
                workbench.close();
                return verdict;
            }
        } catch (RuntimeException e) {
            workbench.close();
            throw e;
        }
        out.println();
        out.println("The workbench is served at " + workbench.address() + " until you stop it (Ctrl-C).");
        users(out);
        out.flush();
        return ExitCode.DONE;
    }

    private int run(Workbench workbench, Path trial, PrintWriter out) {
        List<TrialStaff.Person> people =
                workbench.service(StaffAccounts.class).open(STAFF, DemoCommand::password, false);
        TrialStaff staff = new TrialStaff(people.get(0), people.get(1), people.get(2), people.get(3));
        TrialFiles files =
                new TrialFiles(trial.resolve("trial.json"), trial.resolve("cohort"), trial.resolve("models"));
        IssuedReport report = workbench.service(TrialWorkflow.class).run(files, staff, new TerminalProgress(out));
        Path results = workbench.dataFolder().resolve("results");
        IssuedFiles.write(report, workbench.service(ContentStore.class), results);
        out.println("Written to " + results + ": report.pdf, report.xlsx, results.json, capsule.zip");
        return CapsuleVerifyCommand.report(CapsuleVerifier.verify(results.resolve("capsule.zip")), out);
    }

    private static void users(PrintWriter out) {
        out.println();
        out.printf("  %-14s %-30s %s%n", "user", "password", "role");
        out.printf(
                "  %-14s %-30s %s%n",
                StaffAccounts.administrator(), password(StaffAccounts.administrator()), Role.ADMINISTRATOR.label());
        STAFF.forEach(member -> out.printf(
                "  %-14s %-30s %s%n",
                member.user(), password(member.user()), member.role().label()));
        out.println();
        out.flush();
    }

    /** Printed, so no secret: the demonstration holds simulated participants only. */
    private static String password(String user) {
        return switch (user) {
            case "weber" -> "coordinate-with-care";
            case "okafor" -> "register-every-version";
            case "lindqvist" -> "estimate-then-interval";
            case "moreau" -> "sign-what-was-shown";
            case "tanaka" -> "trust-but-verify-it";
            default -> "guard-the-installation";
        };
    }

    /** The launcher names the project's folder; a jar elsewhere looks in the working directory. */
    private static Path bundledTrial() {
        Path home = Path.of(System.getProperty("probatum.home", "."));
        Path trial = home.resolve("demo").resolve("glioma-rct");
        if (!Files.isRegularFile(trial.resolve("trial.json"))) {
            throw CommandFailure.wrongInput("The demonstration trial is not at "
                    + trial.toAbsolutePath().normalize() + "; run ./probatum demo in the project's folder");
        }
        return trial;
    }
}
