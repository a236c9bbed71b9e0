package org.probatum.registry.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.probatum.registry.ModelPackage;

/** The process of {@link IsolatedRun}: runs one model's checks, writes the outcome and ends. */
final class InspectionWorker {

    private InspectionWorker() {}

    /**
     * @param args the package's zip, the file for the answer, and the limit of one run in milliseconds
     */
    public static void main(String[] args) throws IOException {
        ModelPackage modelPackage = ModelPackage.open(Path.of(args[0]));
        ModelGraph graph = ModelGraph.parse(modelPackage.model());
        TestVectors.Read vectors = TestVectors.read(modelPackage, graph.inputs(), graph.outputs());
        IsolatedRun.answer(
                Path.of(args[1]),
                RunChecks.check(
                        modelPackage.model(),
                        vectors.sets(),
                        modelPackage.card().inputs(),
                        modelPackage.card().outputs(),
                        Duration.ofMillis(Long.parseLong(args[2]))));
        // Leaves without the runtime's own clean-up, which can crash a process that holds its answer already.
        Runtime.getRuntime().halt(0);
    }
}
