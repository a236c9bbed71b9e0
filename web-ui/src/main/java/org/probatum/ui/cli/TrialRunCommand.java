package org.probatum.ui.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probatum.report.capsule.CapsuleVerifier;
import org.probatum.trial.audit.Role;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.workbench.TrialServices;
import org.probatum.ui.workflow.StaffAccounts;
import org.probatum.ui.workflow.TrialFiles;
import org.probatum.ui.workflow.TrialStaff;
import org.probatum.ui.workflow.TrialWorkflow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probatum trial run}: the main job without a browser. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run a trial from registration to signed report.",
        footer = {
            "",
            "Writes report.pdf, report.xlsx, capsule.zip and results.json into the output folder, and keeps the data in",
            "its subfolder 'data'. The same command again goes on where an interrupted one stopped."
        })
final class TrialRunCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TRIAL.json", description = "The trial definition.")
    private Path definition = Path.of("trial.json");

    @Option(names = "--cohort", paramLabel = "DIR", required = true, description = "The cohort folder.")
    private Path cohort = Path.of("cohort");

    @Option(names = "--models", paramLabel = "DIR", required = true, description = "The folder of model packages.")
    private Path models = Path.of("models");

    @Option(
            names = "--certificate",
            paramLabel = "DIR",
            description = "A folder that 'model certify' wrote, for a protocol that names its certificate; repeatable.")
    private List<Path> certificates = List.of();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the results are written.")
    private Path out = Path.of("out");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        requireInputs();
        PrintWriter terminal = Objects.requireNonNull(spec).commandLine().getOut();
        try (TrialServices services = TrialServices.start(out.resolve("data"))) {
            TrialStaff staff = staff(services.service(StaffAccounts.class));
            IssuedReport report = services.service(TrialWorkflow.class)
                    .run(
                            new TrialFiles(definition, cohort, models, certificates),
                            staff,
                            new TerminalProgress(terminal));
            IssuedFiles.write(report, services.service(ContentStore.class), out);
        }
        terminal.println("Written to " + out + ": report.pdf, report.xlsx, results.json, capsule.zip");
        return CapsuleVerifyCommand.report(CapsuleVerifier.verify(out.resolve("capsule.zip")), terminal);
    }

    private void requireInputs() {
        if (!Files.isRegularFile(definition)) {
            throw CommandFailure.wrongInput("There is no trial definition " + definition);
        }
        if (!Files.isDirectory(cohort)) {
            throw CommandFailure.wrongInput("There is no cohort folder " + cohort);
        }
        if (!Files.isDirectory(models)) {
            throw CommandFailure.wrongInput("There is no model folder " + models);
        }
    }

    /** Accounts of whoever runs the command, one per role, with passwords that nobody learns. */
    private static TrialStaff staff(StaffAccounts accounts) {
        String operator = System.getProperty("user.name", "operator");
        SecureRandom random = new SecureRandom();
        List<TrialStaff.Person> people = accounts.open(
                List.of(
                        member("coordinator", operator, Role.COORDINATOR),
                        member("engineer", operator, Role.MODEL_ENGINEER),
                        member("statistician", operator, Role.STATISTICIAN),
                        member("approver", operator, Role.APPROVER)),
                user -> secret(random),
                true);
        return new TrialStaff(people.get(0), people.get(1), people.get(2), people.get(3));
    }

    private static StaffAccounts.Member member(String user, String operator, Role role) {
        return new StaffAccounts.Member(
                "cli-" + user,
                operator + " on the command line, as " + role.label().toLowerCase(java.util.Locale.ROOT),
                role);
    }

    private static String secret(SecureRandom random) {
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
