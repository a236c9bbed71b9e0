package org.probatum.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads the files of a package folder. Links that lead out of the folder are refused, not followed. */
final class FolderReader {

    private FolderReader() {}

    static Map<String, byte[]> read(Path folder, PackageLimits limits) {
        Map<String, byte[]> files = new TreeMap<>();
        PackageSize size = new PackageSize(limits);
        try (Stream<Path> paths = Files.walk(folder)) {
            List<Path> regular = paths.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
            for (Path path : regular) {
                String name = folder.relativize(path).toString().replace('\\', '/');
                if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    throw new ModelPackageException(
                            name + " is a link or a special file; a package holds plain files only");
                }
                size.add(name, Files.size(path));
                files.put(name, Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new ModelPackageException("Cannot read the folder " + folder + ": " + e.getMessage(), e);
        }
        return files;
    }
}
