package org.probatum.registry;

import java.util.List;

/** A folder or zip is no model package, or its card cannot be read. The message says where and what would be right. */
public final class ModelPackageException extends RuntimeException {

    private final List<String> faults;

    public ModelPackageException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public ModelPackageException(String fault) {
        this(List.of(fault));
    }

    public ModelPackageException(String fault, Throwable cause) {
        super(fault, cause);
        this.faults = List.of(fault);
    }

    /** Every fault, each one sentence. Never empty. */
    public List<String> faults() {
        return faults;
    }
}
