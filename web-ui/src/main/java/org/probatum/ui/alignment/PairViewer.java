package org.probatum.ui.alignment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.probatum.alignment.Point;
import org.probatum.alignment.slice.SliceStack;
import org.probatum.alignment.slice.SliceView;
import org.probatum.alignment.transform.FreeFormTransform;
import org.probatum.alignment.transform.LinearTransform;
import org.probatum.alignment.transform.SpatialTransform;
import org.probatum.evaluation.run.AlignedPair;
import org.probatum.trial.audit.Digest;
import org.probatum.ui.alignment.PairPictures.Layer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The viewer of a pair. The script draws and reacts; it is told the geometry of the slices once, and asks for each slice by
 * its number.
 */
@Tag("div")
final class PairViewer extends Div {

    private static final String SCRIPT = "alignment-viewer.js";
    private static final String SCRIPT_ADDRESS =
            "context://" + SCRIPT + "?v=" + digestOf(SCRIPT).abbreviated();

    private final String description;

    PairViewer(AlignedPair pair) {
        addClassName("alignment-viewer");
        PairPictures pictures = new PairPictures(pair);
        getElement().setAttribute("data-slices", new PairDownload(pictures));
        this.description = JsonMapper.shared().writeValueAsString(description(pair, pictures));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().getPage().addJavaScript(SCRIPT_ADDRESS);
        getElement().executeJs("window.probatumAlignment.attach(this, JSON.parse($0))", description);
    }

    /** A changed script has another address, so that no browser goes on with one that it kept. */
    private static Digest digestOf(String script) {
        try (InputStream in = PairViewer.class.getResourceAsStream("/META-INF/resources/" + script)) {
            return Digest.of(Objects.requireNonNull(in, script).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(script + " cannot be read", e);
        }
    }

    private static Map<String, Object> description(AlignedPair pair, PairPictures pictures) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("fixed", volume(pair.fixed().name(), pictures, Layer.FIXED));
        plain.put("moving", volume(pair.moving().name(), pictures, Layer.MOVING));
        plain.put("transform", pair.transform().map(PairViewer::transform).orElse("none"));
        plain.put("matrix", linear(pair.transform()).map(PairViewer::affine).orElse(List.of()));
        return plain;
    }

    private static String transform(SpatialTransform transform) {
        return switch (transform) {
            case LinearTransform t -> "linear";
            case FreeFormTransform t -> "free-form";
            default -> "other";
        };
    }

    private static Optional<LinearTransform> linear(Optional<SpatialTransform> transform) {
        return transform.filter(LinearTransform.class::isInstance).map(LinearTransform.class::cast);
    }

    /** y = M x + b as twelve numbers, row by row. */
    private static List<Double> affine(LinearTransform t) {
        double[] m = t.matrix().rows();
        Point b = t.offset();
        return List.of(m[0], m[1], m[2], b.x(), m[3], m[4], m[5], b.y(), m[6], m[7], m[8], b.z());
    }

    private static Map<String, Object> volume(String name, PairPictures pictures, Layer layer) {
        Map<String, Object> views = new LinkedHashMap<>();
        for (SliceView view : SliceView.values()) {
            views.put(view.name().toLowerCase(Locale.ROOT), view(pictures.stack(layer, view)));
        }
        return Map.of("name", name, "views", views);
    }

    /** Sizes, and the place of pixel (0, 0) of slice 0 with the steps to its neighbours (LPS mm). */
    private static Map<String, Object> view(SliceStack stack) {
        Point origin = stack.place(0, 0, 0);
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("count", stack.count());
        plain.put("width", stack.width());
        plain.put("height", stack.height());
        plain.put("pixelWidth", stack.pixelWidth());
        plain.put("pixelHeight", stack.pixelHeight());
        plain.put("origin", numbers(origin));
        plain.put("across", numbers(stack.place(0, 1, 0).minus(origin)));
        plain.put("down", numbers(stack.place(0, 0, 1).minus(origin)));
        plain.put("through", numbers(stack.place(1, 0, 0).minus(origin)));
        SliceView view = stack.view();
        plain.put("edges", List.of(view.left(), view.right(), view.top(), view.bottom()));
        return plain;
    }

    private static List<Double> numbers(Point p) {
        return List.of(p.x(), p.y(), p.z());
    }
}
