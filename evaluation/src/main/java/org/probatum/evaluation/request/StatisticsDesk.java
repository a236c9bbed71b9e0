package org.probatum.evaluation.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes requests and answers them: {@code {"id","method","result"}} or {@code {"id","method","error":{"code","message"}}}.
 */
public final class StatisticsDesk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, StatisticsMethod> methods = new TreeMap<>();

    public StatisticsDesk(List<MethodFamily> families) {
        families.forEach(family -> methods.putAll(family.methods()));
    }

    /** The desk with every family of the product. */
    public static StatisticsDesk withAllMethods() {
        return new StatisticsDesk(List.of(
                new BinaryMethods(),
                new LogisticMethods(),
                new DiagnosticMethods(),
                new ReaderStudyMethods(),
                new SurvivalMethods(),
                new CoxMethods(),
                new CoxFollowUpMethods(),
                new WorkingMethods(),
                new CompetingRiskMethods(),
                new MeansMethods(),
                new LinearModelMethods(),
                new RepeatedMeasuresMethods(),
                new MixedModelMethods(),
                new SequentialMethods(),
                new DesignMethods(),
                new SampleSizeMethods(),
                new SurvivalDesignMethods(),
                new MultiplicityMethods(),
                new AssociationMethods(),
                new AgreementMethods(),
                new DistributionMethods(),
                new MissingMethods(),
                new ImputationMethods(),
                new PoolingMethods(),
                new SensitivityMethods()));
    }

    /** Every method name that this desk answers, sorted. */
    public List<String> methodNames() {
        return List.copyOf(methods.keySet());
    }

    /** Answers a request; a refusal is an answer too. */
    public ObjectNode answer(StatisticsRequest request) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("id", request.id());
        answer.put("method", request.method());
        try {
            ObjectNode result = find(request.method()).answer(request);
            result.put("method", request.method());
            answer.set("result", result);
        } catch (StatisticsException e) {
            refuse(answer, e.code(), e.getMessage());
        } catch (IllegalArgumentException | ArithmeticException e) {
            refuse(answer, "invalid-input", e.getMessage());
        } catch (RuntimeException e) {
            // a defect of ours must not keep the other requests of a folder from their answers; it is named, not hidden
            refuse(answer, "internal-error", "The method failed: " + e);
        } catch (OutOfMemoryError e) {
            refuse(answer, "out-of-memory", "The data do not fit into memory; give Java a larger heap (-Xmx)");
        }
        return answer;
    }

    /** Answers every request of a file or a folder, in path order; a file that is no request gets an error too. */
    public ArrayNode answerAll(Path fileOrFolder) {
        ArrayNode answers = JSON.createArrayNode();
        for (Path file : StatisticsRequests.files(fileOrFolder)) {
            answers.add(answerFile(file));
        }
        return answers;
    }

    private ObjectNode answerFile(Path file) {
        try {
            return answer(StatisticsRequests.readFile(file));
        } catch (StatisticsException e) {
            ObjectNode answer = JSON.createObjectNode();
            answer.put("id", String.valueOf(file.getFileName()).replaceFirst("\\.json$", ""));
            answer.putNull("method");
            refuse(answer, e.code(), e.getMessage());
            return answer;
        }
    }

    private StatisticsMethod find(String method) {
        StatisticsMethod found = methods.get(method);
        if (found == null) {
            throw new StatisticsException(
                    "unknown-method",
                    "Unknown method \"" + method + "\"; known are " + String.join(", ", methods.keySet()));
        }
        return found;
    }

    private static void refuse(ObjectNode answer, String code, @org.jspecify.annotations.Nullable String message) {
        ObjectNode error = answer.putObject("error");
        error.put("code", code);
        error.put("message", message == null ? "The input is not usable" : message);
    }
}
