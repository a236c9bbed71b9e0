package org.probatum.ui.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.probatum.report.number.Numbers;
import org.probatum.trial.audit.AuditLog;
import org.probatum.trial.audit.Checkpoint;
import org.probatum.ui.component.DataTable;
import org.probatum.ui.component.Dates;
import org.probatum.ui.component.FactsTable;
import org.probatum.ui.component.PageSection;

/** The checkpoints, newest first, and the public key that checks their signatures. */
final class CheckpointsPanel extends Div {

    private static final int FIRST = 8;

    CheckpointsPanel(AuditLog log) {
        add(
                PageSection.note(
                        "A checkpoint is a signed statement of how the record stood. Whoever keeps one notices when "
                                + "the record is later cut or rewritten. Every report prints the latest."),
                new FactsTable().identifier("Public key", log.publicKey()));
        List<Checkpoint> newestFirst = log.checkpoints().reversed();
        if (newestFirst.isEmpty()) {
            add(PageSection.note("There is no checkpoint yet; verifying the record makes one."));
            return;
        }
        int first = Math.min(FIRST, newestFirst.size());
        add(table(newestFirst.subList(0, first)));
        if (newestFirst.size() > first) {
            List<Checkpoint> earlier = newestFirst.subList(first, newestFirst.size());
            add(new NativeDetails(earlier.size() + " earlier checkpoints", table(earlier)));
        }
    }

    private static DataTable table(List<Checkpoint> checkpoints) {
        DataTable table = new DataTable("Checkpoints", "Entries", "Made", "Root", "Signed note");
        checkpoints.forEach(checkpoint -> table.row(
                DataTable.number(Numbers.count(checkpoint.size())),
                new Span(Dates.time(checkpoint.at())),
                DataTable.code(checkpoint.root().hex()),
                note(checkpoint)));
        return table;
    }

    private static Anchor note(Checkpoint checkpoint) {
        byte[] bytes = checkpoint.note().getBytes(StandardCharsets.UTF_8);
        String name = "checkpoint-" + checkpoint.size() + ".txt";
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), name, "text/plain; charset=utf-8", bytes.length)),
                "Download");
        link.setAriaLabel("Download the signed note of " + checkpoint.size() + " entries");
        return link;
    }
}
