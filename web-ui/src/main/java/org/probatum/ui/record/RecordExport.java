package org.probatum.ui.record;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.probatum.trial.audit.AuditLog;

/** The whole record as a file of lines, one entry's canonical JSON each, written while it is read. */
final class RecordExport extends Anchor {

    private static final String FILE = "record.jsonl";

    private final transient AuditLog log;

    RecordExport(AuditLog log) {
        this.log = log;
        setText("Export as lines");
        setHref((DownloadHandler) this::write);
        setTitle("Every entry of the installation, one a line (JSON Lines)");
        getElement().setAttribute("download", FILE);
    }

    private void write(DownloadEvent event) throws IOException {
        event.setFileName(FILE);
        event.setContentType("application/jsonl");
        try (Stream<String> lines = log.lines();
                OutputStream out = event.getOutputStream()) {
            lines.forEach(line -> writeLine(out, line));
        } catch (UncheckedIOException brokenOff) {
            throw brokenOff.getCause();
        }
    }

    private static void writeLine(OutputStream out, String line) {
        try {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
