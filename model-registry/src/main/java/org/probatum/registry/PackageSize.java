package org.probatum.registry;

/** Adds up what a package holds and refuses what is too much. */
final class PackageSize {

    private final PackageLimits limits;
    private int files;
    private long total;

    PackageSize(PackageLimits limits) {
        this.limits = limits;
    }

    void add(String name, long bytes) {
        files++;
        total += bytes;
        if (files > limits.files()) {
            throw new ModelPackageException("The package has more than " + limits.files() + " files");
        }
        if (bytes > limits.fileBytes()) {
            throw new ModelPackageException(name + " has more than " + mebibytes(limits.fileBytes()) + " unpacked");
        }
        if (total > limits.totalBytes()) {
            throw new ModelPackageException(
                    "The package has more than " + mebibytes(limits.totalBytes()) + " unpacked");
        }
    }

    /** The most bytes that the next file may have. */
    long left() {
        return Math.min(limits.fileBytes(), limits.totalBytes() - total);
    }

    private static String mebibytes(long bytes) {
        return bytes >= 1 << 20 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
