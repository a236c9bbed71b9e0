package org.probatum.registry;

/** The runtime could not run a model on given inputs. */
public final class ModelRunException extends RuntimeException {

    public ModelRunException(String message, Throwable cause) {
        super(message, cause);
    }

    public ModelRunException(String message) {
        super(message);
    }
}
