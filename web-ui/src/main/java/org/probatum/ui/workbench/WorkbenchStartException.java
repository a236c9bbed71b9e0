package org.probatum.ui.workbench;

import org.jspecify.annotations.Nullable;

/** The workbench cannot start with this data folder, port or database; the message says what would be right. */
public final class WorkbenchStartException extends RuntimeException {

    WorkbenchStartException(String message) {
        super(message);
    }

    WorkbenchStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
