package org.probatum.evaluation.preparation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probatum.registry.Axis;
import org.probatum.registry.ModelCard;
import org.probatum.registry.ModelRunException;
import org.probatum.registry.ModelSession;
import org.probatum.registry.Tensor;
import org.probatum.registry.TensorSpec;

/**
 * The model that describes tiles for others.
 *
 * @param input its one input; shape [batch, 3, side, side]
 * @param output the output that others use; shape [batch, features]
 * @param side width and height of a tile (pixels)
 * @param bytes whether it takes 0 to 255 as unsigned bytes, otherwise as 32-bit floats
 */
public record TileEncoder(ModelSession session, String input, String output, int side, boolean bytes) {

    /**
     * The encoder that a card describes.
     *
     * @param output the output that others use
     * @throws IllegalArgumentException if its input has another shape
     */
    public static TileEncoder of(ModelCard card, ModelSession session, String output) {
        TensorSpec input = card.inputs().getFirst();
        if (input.shape().size() == 4 && input.shape().getLast() instanceof Axis.Fixed side) {
            return new TileEncoder(
                    session,
                    input.name(),
                    output,
                    (int) side.length(),
                    input.dtype().equals("uint8"));
        }
        throw new IllegalArgumentException(
                "Model " + card.id() + " serves as encoder; its input should have the shape [batch, 3, side, side]");
    }

    /** Describes the tissue tiles of a slide, row by row. */
    public TileDescriptors describe(SlideImage slide) {
        List<SlideImage.Tile> tiles = slide.tissueTiles(side);
        if (tiles.isEmpty()) {
            return new TileDescriptors(0, 1, new float[0]);
        }
        long[] shape = {tiles.size(), 3, side, side};
        byte[] pixels = new byte[tiles.size() * 3 * side * side];
        for (int t = 0; t < tiles.size(); t++) {
            byte[] tile = tiles.get(t).channelFirst();
            System.arraycopy(tile, 0, pixels, t * tile.length, tile.length);
        }
        Tensor given = bytes ? new Tensor.Bytes(shape, pixels) : floats(shape, pixels);
        if (session.run(Map.of(input, given), Set.of(output)).get(output) instanceof Tensor.Floats described
                && described.shape().length == 2) {
            return new TileDescriptors(tiles.size(), (int) described.shape()[1], described.values());
        }
        throw new ModelRunException("The tile encoder's output " + output + " has not the shape [tiles, features]");
    }

    private static Tensor floats(long[] shape, byte[] pixels) {
        float[] values = new float[pixels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] & 0xff;
        }
        return new Tensor.Floats(shape, values);
    }
}
