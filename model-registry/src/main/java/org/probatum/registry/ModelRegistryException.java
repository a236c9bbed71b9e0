package org.probatum.registry;

/** The registry cannot do what was asked; nothing was changed. The message says what would be right. */
public final class ModelRegistryException extends RuntimeException {

    public ModelRegistryException(String message) {
        super(message);
    }
}
