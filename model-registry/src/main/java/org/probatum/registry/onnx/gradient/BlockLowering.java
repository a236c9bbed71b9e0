package org.probatum.registry.onnx.gradient;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/** DepthToSpace: channels become blocks of points, in either of its two orders. */
final class BlockLowering {

    private BlockLowering() {}

    static String depthToSpace(NodeProto node, WorkingGraph g, TensorTypes types) {
        long block = Attributes.integer(node, "blocksize", 1);
        boolean columnsFirst = Attributes.text(node, "mode", "DCR").equals("CRD");
        String shape = g.shapeOf(node.getInput(0));
        String rows = g.dimension(shape, 0);
        String channels = g.div(g.dimension(shape, 1), g.integers(block * block));
        String height = g.dimension(shape, 2);
        String width = g.dimension(shape, 3);
        String size = g.integers(block);
        List<String> open = columnsFirst
                ? List.of(rows, channels, size, size, height, width)
                : List.of(rows, size, size, channels, height, width);
        long[] order = columnsFirst ? new long[] {0, 1, 4, 2, 5, 3} : new long[] {0, 3, 4, 1, 5, 2};
        String ordered = g.transpose(g.reshape(node.getInput(0), g.concat(0, open)), order);
        List<String> joined = List.of(rows, channels, g.mul(height, size), g.mul(width, size));
        return g.reshape(ordered, g.concat(0, joined));
    }
}
