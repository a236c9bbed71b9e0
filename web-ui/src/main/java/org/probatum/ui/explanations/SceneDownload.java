package org.probatum.ui.explanations;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.probatum.alignment.slice.SliceView;

/**
 * Answers the browser's requests for an explained image: {@code ?what=picture} of a slide; of a volume
 * {@code ?what=picture&view=axial&slice=7}, and {@code values} or {@code native} instead of {@code picture}.
 */
final class SceneDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient ScenePictures pictures;

    SceneDownload(ScenePictures pictures) {
        this.pictures = pictures;
    }

    /** Content type and body. */
    private record Answer(String type, byte[] bytes) {}

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

    private Answer answer(VaadinRequest request) {
        String what = parameter(request, "what");
        if (pictures.image() instanceof ExplainedImage.Slide slide) {
            return new Answer("image/png", pictures.slide(slide.image()));
        }
        SliceView view = SliceView.valueOf(parameter(request, "view").toUpperCase(Locale.ROOT));
        int slice = Integer.parseInt(parameter(request, "slice"));
        return switch (what) {
            case "picture" -> new Answer("image/png", pictures.slice(view, slice));
            case "values" -> numbers(pictures.values(view, slice));
            case "native" -> numbers(pictures.origins(view, slice));
            default ->
                throw new IllegalArgumentException("A volume is asked for picture, values or native, was " + what);
        };
    }

    private static Answer numbers(float[] numbers) {
        return new Answer("application/octet-stream", ScenePictures.bytes(numbers));
    }

    private static String parameter(VaadinRequest request, String name) {
        @Nullable String value = request.getParameter(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "A picture is asked for with what, and of a volume with view and slice; " + name + " was missing");
        }
        return value;
    }
}
