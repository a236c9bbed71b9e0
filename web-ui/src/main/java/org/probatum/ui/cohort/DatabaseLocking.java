package org.probatum.ui.cohort;

import org.probatum.trial.audit.Actor;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.cohort.CohortFlow;
import org.probatum.trial.protocol.ApprovedProtocol;
import org.probatum.trial.signature.SignatureMeaning;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.signing.Signing;
import org.probatum.ui.signing.SigningDialog;

/** The signature that ends all changes to the data. */
final class DatabaseLocking {

    private DatabaseLocking() {}

    static SigningDialog dialog(CohortDesk desk, Actor actor, ApprovedProtocol protocol, Runnable afterwards) {
        Digest content = desk.overview().contentDigest(protocol.trial());
        CohortFlow flow = desk.overview().flow(protocol.trial());
        FactsTable shown = new FactsTable()
                .identifier("Trial", protocol.trial().value())
                .fact("Protocol", "version " + protocol.version())
                .fact("Screened", String.valueOf(flow.screened()))
                .fact("Enrolled", String.valueOf(flow.enrolled()))
                .fact("Withdrawn", String.valueOf(flow.withdrawn()))
                .fact("Outcomes recorded", String.valueOf(flow.outcomeRecorded()))
                .fact("Queries not closed", String.valueOf(desk.queries().openCount(protocol.trial())));
        return new SigningDialog(
                "database lock of " + protocol.trial(),
                shown,
                content,
                SignatureMeaning.DATABASE_LOCK,
                "Nothing of the trial's data can be changed any more. Unblinding becomes possible.",
                Signing.refusingInWords(credentials -> desk.lockDatabase(actor, credentials, protocol, content)),
                afterwards);
    }
}
