package org.probatum.registry.onnx;

import ai.onnxruntime.OrtException;
import java.util.regex.Pattern;

/** Messages of ONNX Runtime without the places in its own source code, which say nothing to a model team. */
final class RuntimeMessages {

    private static final Pattern CODE = Pattern.compile("^Error code - \\w+ - message: ");
    private static final Pattern SOURCE = Pattern.compile("/onnxruntime_src/\\S+:\\d+ .*? was false\\. ");
    private static final Pattern PLACE = Pattern.compile("/onnxruntime_src/\\S+:\\d+ \\S+ ?");
    private static final Pattern STATUS = Pattern.compile("Non-zero status code returned while running (\\w+) node\\.");
    private static final Pattern NO_NAME = Pattern.compile(" Name:'' ");

    private RuntimeMessages() {}

    static String plain(OrtException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no message");
        line = CODE.matcher(line).replaceFirst("");
        line = SOURCE.matcher(line).replaceAll("");
        line = PLACE.matcher(line).replaceAll("");
        line = STATUS.matcher(line).replaceAll("operator $1 failed.");
        line = NO_NAME.matcher(line).replaceAll(" ");
        return line.replace("Status Message: ", "").strip();
    }
}
