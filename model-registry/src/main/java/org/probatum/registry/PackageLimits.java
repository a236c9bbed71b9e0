package org.probatum.registry;

/**
 * How large a model package may be.
 *
 * @param files most files in a package
 * @param fileBytes most bytes of one file, unpacked
 * @param totalBytes most bytes of all files, unpacked
 */
public record PackageLimits(int files, long fileBytes, long totalBytes) {

    /** 5000 files, 256 MiB for one of them, 512 MiB together. */
    public static PackageLimits defaults() {
        return new PackageLimits(5000, 256L << 20, 512L << 20);
    }
}
