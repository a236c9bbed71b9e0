package org.probatum.ui.component;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/**
 * A figure with its caption: the same vector drawing as in the report.
 *
 * <p>The drawing is shown as an image, so that nothing inside it can run, with what it shows as its text alternative.
 */
public final class FigurePane extends Div {

    /**
     * @param svg the drawing, a complete SVG document
     * @param description what the drawing shows, for who does not see it; numbers included
     * @param caption n, method and number id
     */
    public FigurePane(String svg, String description, String caption) {
        addClassName("figure-pane");
        Image image = new Image(svgHandler(svg), description);
        Element figure = new Element("figure");
        Element captionElement = new Element("figcaption");
        captionElement.setText(caption);
        figure.appendChild(image.getElement(), captionElement);
        NativeDetails words = new NativeDetails("In words", new Paragraph(description));
        getElement().appendChild(figure);
        add(words);
    }

    private static DownloadHandler svgHandler(String svg) {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        return DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        new ByteArrayInputStream(bytes), "figure.svg", "image/svg+xml", bytes.length))
                .inline();
    }
}
