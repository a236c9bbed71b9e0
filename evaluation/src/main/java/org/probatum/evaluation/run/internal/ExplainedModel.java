package org.probatum.evaluation.run.internal;

import java.util.ArrayList;
import java.util.List;
import org.probatum.evaluation.explanation.ExplainableModel;
import org.probatum.evaluation.interpretability.PredictionFunction;
import org.probatum.registry.onnx.SessionSettings;
import org.probatum.registry.onnx.gradient.Precision;
import org.probatum.registry.onnx.gradient.WeightRandomization;

/**
 * A model on trial as explanations see it, and the same network with its weights drawn anew. Safe for several threads;
 * open until closed.
 */
final class ExplainedModel implements AutoCloseable {

    /** Networks with weights drawn anew, against which an explanation is held. */
    static final int WEIGHT_DRAWS = 3;

    /** Seed of the weights. */
    static final long WEIGHT_SEED = 1;

    private final TrialModel model;
    private final byte[] graph;
    private final ExplainableModel explainable;
    private final List<ExplainableModel> randomized = new ArrayList<>();

    /** @param graph the bytes of the model */
    ExplainedModel(TrialModel model, byte[] graph) {
        this.model = model;
        this.graph = graph.clone();
        this.explainable = open(graph);
    }

    private static ExplainableModel open(byte[] graph) {
        return ExplainableModel.of(graph, SessionSettings.defaults(), Precision.DOUBLE);
    }

    TrialModel model() {
        return model;
    }

    ExplainableModel explainable() {
        return explainable;
    }

    /** F as the model computes it, in its own arithmetic. */
    PredictionFunction prediction(String output) {
        return ModelPrediction.of(explainable, output);
    }

    /** The networks with weights drawn anew, made when first asked for. */
    synchronized List<ExplainableModel> randomized() {
        if (randomized.isEmpty()) {
            int layers = WeightRandomization.layers(graph).size();
            for (int draw = 0; draw < WEIGHT_DRAWS; draw++) {
                randomized.add(open(WeightRandomization.randomize(graph, layers, WEIGHT_SEED + (long) draw * layers)));
            }
        }
        return List.copyOf(randomized);
    }

    @Override
    public void close() {
        explainable.close();
        randomized.forEach(ExplainableModel::close);
    }
}
