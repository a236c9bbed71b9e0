package org.probatum.ui.record;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditEntry;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.audit.verification.ProofVerifier;
import org.probatum.ui.component.PageSection;
import org.probatum.ui.component.Status;
import org.probatum.ui.component.StatusBadge;

/** The inclusion proof of one entry against the latest checkpoint, checked here (RFC 9162, section 2.1.3). */
final class EntryProof extends Div {

    EntryProof(AuditEntry entry, AuditLog log) {
        Optional<Checkpoint> covering =
                log.latestCheckpoint().filter(checkpoint -> checkpoint.size() > entry.sequence());
        if (covering.isEmpty()) {
            add(
                    new StatusBadge(Status.WAITING, "no checkpoint covers it yet"),
                    PageSection.note("Verifying the record seals what is there by a checkpoint."));
            return;
        }
        Checkpoint checkpoint = covering.get();
        List<Digest> proof = log.inclusionProof(entry.sequence(), checkpoint.size());
        boolean holds =
                ProofVerifier.includes(entry.leafHash(), entry.sequence(), checkpoint.size(), proof, checkpoint.root());
        String size = Numbers.count(checkpoint.size());
        add(
                holds
                        ? new StatusBadge(Status.GOOD, "included in the checkpoint of " + size + " entries")
                        : new StatusBadge(Status.FAILED, "not included in the checkpoint of " + size + " entries"),
                PageSection.note(
                        "The leaf hash and " + proof.size()
                                + " hashes lead to the root that the checkpoint signs. Nobody needs the other entries to check it."),
                hashes(proof, checkpoint));
    }

    private static NativeDetails hashes(List<Digest> proof, Checkpoint checkpoint) {
        OrderedList list = new OrderedList();
        list.addClassName("hashes");
        proof.forEach(hash -> list.add(new ListItem(code(hash))));
        Div root = new Div(new Span("Root "), code(checkpoint.root()));
        return new NativeDetails("Hashes from leaf to root", new Div(list, root));
    }

    private static Span code(Digest hash) {
        Span code = new Span(hash.hex());
        code.addClassName("identifier");
        return code;
    }
}
