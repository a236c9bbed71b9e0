package org.probatum.test.workflow;

import java.util.List;
import org.probatum.trial.audit.Role;
import org.probatum.ui.issuing.IssuedReport;
import org.probatum.ui.workbench.Workbench;
import org.probatum.ui.workflow.StaffAccounts;
import org.probatum.ui.workflow.TrialFiles;
import org.probatum.ui.workflow.TrialProgress;
import org.probatum.ui.workflow.TrialStaff;
import org.probatum.ui.workflow.TrialWorkflow;

/** Those who carry out a trial, with accounts in a workbench. */
record TrialPeople(Workbench workbench, TrialStaff staff) {

    private static final String PASSWORD = "four plain words here";

    /** Opens their accounts, unless they have them already. */
    static TrialPeople of(Workbench workbench) {
        List<TrialStaff.Person> people = workbench
                .service(StaffAccounts.class)
                .open(
                        List.of(
                                new StaffAccounts.Member("ada", "Ada Lovelace", Role.COORDINATOR),
                                new StaffAccounts.Member("kunihiko", "Kunihiko Fukushima", Role.MODEL_ENGINEER),
                                new StaffAccounts.Member("ronald", "Ronald Fisher", Role.STATISTICIAN),
                                new StaffAccounts.Member("florence", "Florence Nightingale", Role.APPROVER)),
                        user -> PASSWORD,
                        false);
        return new TrialPeople(workbench, new TrialStaff(people.get(0), people.get(1), people.get(2), people.get(3)));
    }

    /** Runs the trial up to its report, or goes on where it stopped. */
    IssuedReport carryOut(ReducedTrial trial, TrialProgress progress) {
        return workbench
                .service(TrialWorkflow.class)
                .run(new TrialFiles(trial.definition(), trial.cohort(), trial.models()), staff, progress);
    }
}
