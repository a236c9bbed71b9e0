package org.probatum.registry.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probatum.registry.ModelLoadException;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.Tensor;

/** Says which given input does not fit a model, before the runtime does so in its own words. */
final class InputCheck {

    private InputCheck() {}

    static Map<String, TensorInfo> contract(OrtSession session) throws OrtException {
        Map<String, TensorInfo> contract = new LinkedHashMap<>();
        for (Map.Entry<String, NodeInfo> entry : session.getInputInfo().entrySet()) {
            if (!(entry.getValue().getInfo() instanceof TensorInfo tensor)) {
                throw new ModelLoadException(
                        "Input " + entry.getKey() + " is not a tensor; only models on tensors can be run");
            }
            contract.put(entry.getKey(), tensor);
        }
        return contract;
    }

    static void requireAll(Map<String, TensorInfo> contract, Map<String, Tensor> given) {
        for (String name : given.keySet()) {
            if (!contract.containsKey(name)) {
                throw new ModelRunException("The model has no input " + name + "; it has " + contract.keySet());
            }
        }
        contract.forEach((name, info) -> {
            Tensor tensor = given.get(name);
            if (tensor == null) {
                throw new ModelRunException("Input " + name + " is missing; the model needs " + contract.keySet());
            }
            requireFit(name, info, tensor);
        });
    }

    private static void requireFit(String name, TensorInfo info, Tensor tensor) {
        String expected = OnnxTensors.dtype(info.type);
        String actual = OnnxTensors.dtype(tensor);
        boolean halved = info.type == OnnxJavaType.FLOAT16 && tensor instanceof Tensor.Floats;
        boolean narrowed = OnnxTensors.isNarrow(info.type) && tensor instanceof Tensor.Ints;
        if (!expected.equals(actual) && !halved && !narrowed) {
            throw new ModelRunException("Input " + name + " expects " + expected + ", was " + actual);
        }
        if (!fits(info.getShape(), tensor.shape())) {
            throw new ModelRunException("Input " + name + " expects shape " + Arrays.toString(info.getShape())
                    + " (-1 is free), was " + Arrays.toString(tensor.shape()));
        }
    }

    private static boolean fits(long[] expected, long[] actual) {
        if (expected.length != actual.length) {
            return false;
        }
        for (int axis = 0; axis < expected.length; axis++) {
            if (expected[axis] >= 0 && expected[axis] != actual[axis]) {
                return false;
            }
        }
        return true;
    }
}
