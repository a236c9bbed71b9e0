package org.probatum.trial.storage;

/** A file of the data folder cannot be read or written, or is not what it was. The message is one clear sentence. */
public final class StorageException extends RuntimeException {

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
