package org.probatum.ui.certificate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.probatum.evaluation.certificate.IssuedCertificate;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.storage.ContentStore;
import org.probatum.ui.component.DataTable;

/** The files of an issued certificate, to be downloaded. */
final class CertificateFilesTable extends Div {

    private final ContentStore contents;
    private final String prefix;

    CertificateFilesTable(IssuedCertificate certificate, ContentStore contents) {
        this.contents = contents;
        this.prefix = "certificate-" + certificate.certificate().abbreviated();
        DataTable table = new DataTable("Files of the certificate", "File", "For", "Digest (SHA-256)");
        file(table, "certificate.pdf", ".pdf", "reading and filing", certificate.pdf(), "application/pdf");
        file(
                table,
                "certificate.json",
                ".json",
                "a protocol names it by this digest",
                certificate.certificate(),
                "application/json");
        file(table, "predictions.csv", ".csv", "computing it again", certificate.predictions(), "text/csv");
        add(table);
    }

    private void file(DataTable table, String name, String ending, String use, Digest digest, String type) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = contents.get(digest);
                    return new DownloadResponse(new ByteArrayInputStream(bytes), prefix + ending, type, bytes.length);
                }),
                "Download " + name);
        table.row(link, new Span(use), DataTable.code(digest.hex()));
    }
}
