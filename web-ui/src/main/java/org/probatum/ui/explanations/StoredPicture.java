package org.probatum.ui.explanations;

import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import org.probatum.trial.audit.Digest;
import org.probatum.trial.storage.ContentStore;

/** A stored PNG picture, read when the browser asks for it; its digest is checked at each read. */
final class StoredPicture extends Image {

    StoredPicture(ContentStore contents, Digest picture, String alternative) {
        super(handler(contents, picture), alternative);
        getElement().setAttribute("loading", "lazy");
    }

    private static DownloadHandler handler(ContentStore contents, Digest picture) {
        return DownloadHandler.fromInputStream(event -> {
                    byte[] bytes = contents.get(picture);
                    return new DownloadResponse(
                            new ByteArrayInputStream(bytes), picture.abbreviated() + ".png", "image/png", bytes.length);
                })
                .inline();
    }
}
