package org.probatum.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.probatum.evaluation.analysis.DryRun;

/**
 * The first page: what this is, about which trial, in which version, who signed it, and where the record stood.
 *
 * @param trial the trial's identifier and short name, or what else the report is about; printed on every page
 * @param sponsor empty when there is none
 * @param edition whether the arms are named
 * @param composedAt when the content was composed; becomes the documents' creation date
 * @param versions protocol, plan, models, software and so on, in order
 * @param signatures as they stood when the report was composed; may be empty
 * @param logHead where the audit log stood; empty when the report was composed outside a workbench
 */
public record TitlePage(
        String title,
        String subtitle,
        String trial,
        String sponsor,
        Edition edition,
        Instant composedAt,
        List<VersionLine> versions,
        List<Signature> signatures,
        Optional<LogHead> logHead) {

    public TitlePage {
        if (title.isBlank() || trial.isBlank()) {
            throw new IllegalArgumentException("A report has a title and names its trial");
        }
        versions = List.copyOf(versions);
        signatures = List.copyOf(signatures);
    }

    /** Whether a reader of this report learns who was in which arm. */
    public enum Edition {
        BLINDED("Blinded edition"),
        UNBLINDED("Unblinded edition"),
        /** The arms are dummies. */
        DRY_RUN(DryRun.STAMP),
        /** The report is about no trial, so there are no arms. */
        NO_TRIAL("Outside a trial");

        private final String label;

        Edition(String label) {
            this.label = label;
        }

        /** As printed on every page. */
        public String label() {
            return label;
        }
    }

    /** One line of the version block, for example {@code Protocol} and {@code 2.1, approved 14 Mar 2026}. */
    public record VersionLine(String label, String value) {}
}
