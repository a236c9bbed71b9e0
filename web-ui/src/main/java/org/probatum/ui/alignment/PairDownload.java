package org.probatum.ui.alignment;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probatum.alignment.slice.DeformationGrid;
import org.probatum.alignment.slice.SliceView;
import org.probatum.ui.alignment.PairPictures.Layer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers the browser's requests for slices: {@code ?what=fixed&view=axial&slice=7}, with {@code &as=values} for intensities.
 * {@code what} is a layer, {@code places} or {@code mesh}.
 */
final class PairDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient PairPictures pictures;

    PairDownload(PairPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        try {
            Answer answer = answer(event.getRequest());
            event.getResponse().setHeader("Cache-Control", "private, max-age=3600");
            event.setContentType(answer.type());
            event.setContentLength(answer.bytes().length);
            event.getOutputStream().write(answer.bytes());
        } catch (IllegalArgumentException refused) {
            event.getResponse().setStatus(HttpStatusCode.BAD_REQUEST.getCode());
            event.setContentType("text/plain;charset=utf-8");
            event.getOutputStream().write(String.valueOf(refused.getMessage()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Content type and body. */
    private record Answer(String type, byte[] bytes) {}

    private Answer answer(VaadinRequest request) {
        SliceView view = SliceView.valueOf(parameter(request, "view").toUpperCase(Locale.ROOT));
        int slice = Integer.parseInt(parameter(request, "slice"));
        String what = parameter(request, "what");
        return switch (what) {
            case "mesh" ->
                new Answer(
                        "application/json",
                        pictures.mesh(view, slice)
                                .map(PairDownload::json)
                                .orElseThrow(() -> new IllegalArgumentException("The transform is linear")));
            case "places" -> new Answer("application/octet-stream", PairPictures.bytes(pictures.places(view, slice)));
            default -> layer(Layer.valueOf(what.toUpperCase(Locale.ROOT)), request, view, slice);
        };
    }

    private Answer layer(Layer layer, VaadinRequest request, SliceView view, int slice) {
        return "values".equals(request.getParameter("as"))
                ? new Answer("application/octet-stream", PairPictures.bytes(pictures.values(layer, view, slice)))
                : new Answer("image/png", pictures.png(layer, view, slice));
    }

    private static byte[] json(DeformationGrid mesh) {
        return JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "columns", mesh.columns(),
                        "rows", mesh.rows(),
                        "u", mesh.u(),
                        "v", mesh.v(),
                        "du", mesh.du(),
                        "dv", mesh.dv(),
                        "folded", mesh.folded()));
    }

    private static String parameter(VaadinRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "A slice is asked for with what, view and slice; " + name + " was missing");
        }
        return value;
    }
}
