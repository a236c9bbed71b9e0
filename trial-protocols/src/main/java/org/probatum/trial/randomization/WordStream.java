package org.probatum.trial.randomization;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;

/** The words of one stream: HMAC of label and counter, cut into four 64-bit words, big-endian. */
final class WordStream implements RandomGenerator {

    private final Mac mac;
    private final byte[] prefix;
    private long counter;
    private ByteBuffer block = ByteBuffer.allocate(0);

    WordStream(Mac mac, byte[] prefix) {
        this.mac = mac;
        this.prefix = prefix;
    }

    @Override
    public long nextLong() {
        if (!block.hasRemaining()) {
            mac.update(prefix);
            mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, counter++));
            block = ByteBuffer.wrap(mac.doFinal());
        }
        return block.getLong();
    }
}
