package org.probatum.ui.explanations;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.probatum.trial.audit.Digest;
import tools.jackson.databind.json.JsonMapper;

/**
 * The viewer of one map over an image, or of two with their difference. The script draws and reacts; it is told geometry and
 * values once, and asks for each slice by its number.
 */
@Tag("div")
final class ExplanationViewer extends Div {

    private static final String MAPS = address("explanation-maps.js");
    private static final String VIEWER = address("explanation-viewer.js");

    private final String description;

    /** @param layers one or two maps over the image */
    ExplanationViewer(ExplainedImage image, List<SceneDescription.Layer> layers) {
        addClassName("explanation-viewer");
        ScenePictures pictures = new ScenePictures(image);
        getElement().setAttribute("data-scene", new SceneDownload(pictures));
        this.description = JsonMapper.shared().writeValueAsString(SceneDescription.of(pictures, layers));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript(MAPS);
        event.getUI().getPage().addJavaScript(VIEWER);
        getElement().executeJs("window.probatumExplanation.attach(this, JSON.parse($0))", description);
    }

    /** A changed script has another address, so that no browser goes on with one that it kept. */
    private static String address(String script) {
        try (InputStream in = ExplanationViewer.class.getResourceAsStream("/META-INF/resources/" + script)) {
            byte[] bytes = Objects.requireNonNull(in, script).readAllBytes();
            return "context://" + script + "?v=" + Digest.of(bytes).abbreviated();
        } catch (IOException e) {
            throw new UncheckedIOException(script + " cannot be read", e);
        }
    }
}
