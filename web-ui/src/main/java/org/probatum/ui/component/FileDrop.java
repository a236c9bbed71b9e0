package org.probatum.ui.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BiConsumer;

/** A place to drop one file on, or to choose it; what it says about a file that does not fit stands below it. */
public final class FileDrop extends Div {

    private final Div problem = new Div();
    private final Upload upload = new Upload();

    private FileDrop(String label, int megabytes, String... endings) {
        addClassName("file-drop");
        upload.setMaxFileSize(megabytes << 20);
        upload.setAcceptedFileExtensions(endings);
        upload.setUploadButton(new Button("Choose file"));
        upload.setDropLabel(new Span("or drop it here"));
        upload.getElement().setAttribute("aria-label", label);
        upload.addFileRejectedListener(rejected -> say(rejected.getErrorMessage()));
        upload.addAllFinishedListener(all -> upload.clearFileList());
        Paragraph heading =
                new Paragraph(label + " (" + String.join(", ", endings) + ", at most " + megabytes + " MB)");
        heading.addClassName("quiet");
        add(heading, upload, problem);
    }

    /**
     * A place for a file that fits into memory.
     *
     * @param label what belongs here
     * @param megabytes the largest size
     * @param received gets the file's name and content, with the page locked
     * @param endings accepted endings, with the dot
     */
    public static FileDrop inMemory(
            String label, int megabytes, BiConsumer<String, byte[]> received, String... endings) {
        FileDrop drop = new FileDrop(label, megabytes, endings);
        drop.upload.setUploadHandler(UploadHandler.inMemory((file, bytes) -> received.accept(file.fileName(), bytes))
                .whenStart(drop.problem::removeAll)
                .whenComplete(drop::completed));
        return drop;
    }

    /**
     * A place for a large file.
     *
     * @param received gets the file's name and where it lies, with the page locked; the receiver deletes the file
     */
    public static FileDrop onDisk(String label, int megabytes, BiConsumer<String, Path> received, String... endings) {
        FileDrop drop = new FileDrop(label, megabytes, endings);
        drop.upload.setUploadHandler(
                UploadHandler.toTempFile((file, stored) -> received.accept(file.fileName(), kept(stored.toPath())))
                        .whenStart(drop.problem::removeAll)
                        .whenComplete(drop::completed));
        return drop;
    }

    // The handler removes its own file when it is done.
    private static Path kept(Path stored) {
        try {
            return Files.move(
                    stored, Files.createTempFile("probatum-upload-", ""), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void completed(boolean arrived) {
        if (!arrived) {
            say("The file did not arrive whole");
        }
    }

    private void say(String what) {
        problem.removeAll();
        problem.add(new ErrorNotice(what, "Nothing was changed", "Choose another file"));
    }
}
