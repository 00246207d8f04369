package org.dropwhere.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;

/**
 * The contents of the files that trials name, for machines that have none of them. Which file is the right one the
 * trials know themselves, by checksums.
 *
 * @param contents by path on the driver's machine, in pieces, for an array holds no more than two gigabytes
 */
record SentFiles(TreeMap<String, List<byte[]>> contents) implements Serializable {
    private static final int PIECE = 1 << 26;

    /** The paths of the files that trials name, in order. */
    static Set<String> named(Collection<Trial> trials) {
        Set<String> paths = new TreeSet<>();
        for (Trial trial : trials) {
            TrialDescription description = trial.description();
            if (description.data() instanceof FileData files) {
                files.paths().forEach(path -> paths.add(path.toString()));
            }
            description.model().paths().forEach(path -> paths.add(path.toString()));
        }
        return paths;
    }

    /**
     * Reads files.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if one cannot be read
     */
    static SentFiles read(Set<String> paths) {
        TreeMap<String, List<byte[]>> contents = new TreeMap<>();
        for (String path : paths) {
            try (InputStream in = Files.newInputStream(Path.of(path))) {
                List<byte[]> pieces = new ArrayList<>();
                for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                    pieces.add(piece);
                }
                contents.put(path, pieces);
            } catch (IOException e) {
                throw FileFailures.cannotRead(Path.of(path), e);
            }
        }
        return new SentFiles(contents);
    }

    /**
     * Writes the files into a folder of their own each.
     *
     * @return where they are now, by the path that trials have for them
     */
    Map<String, Path> write(Path folder) throws IOException {
        Map<String, Path> written = new TreeMap<>();
        for (Map.Entry<String, List<byte[]>> file : contents.entrySet()) {
            Path name = Path.of(file.getKey()).getFileName();
            Path copy = Files.createDirectories(folder.resolve(String.valueOf(written.size())))
                    .resolve(name.toString());
            try (OutputStream out = Files.newOutputStream(copy)) {
                for (byte[] piece : file.getValue()) {
                    out.write(piece);
                }
            }
            written.put(file.getKey(), copy);
        }
        return written;
    }
}
