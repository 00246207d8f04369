package org.dropwhere.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.failure.FileFailures;

/**
 * A folder of files that other tools read. Every file appears whole or not at all; one of the same name is replaced if
 * it begins as this program's files do, and otherwise left alone.
 */
public final class ToolFolder {
    /** In the name of a file that is half written. */
    private static final Pattern PROCESS = Pattern.compile("\\.(\\d{1,18})-\\d+\\.part$");

    private final OwnFolder root;
    private final boolean isInResults;

    ToolFolder(OwnFolder root, boolean isInResults) {
        this.root = root;
        this.isInResults = isInResults;
    }

    /** One that somebody has chosen; it and those above it are made if they are missing. */
    public static ToolFolder at(Path path) {
        return new ToolFolder(OwnFolder.of(path), false);
    }

    /** Where it is, if it is there. */
    public Path path() {
        return root.path();
    }

    /**
     * Checks that a file may be replaced.
     *
     * @param name its path in the folder, with slashes; it may be missing
     * @param beginning what this program's files of that kind begin with
     * @throws ExpectedFailure if it is another program's, or cannot be read
     */
    public void requireOwn(String name, byte[] beginning) {
        OwnFolder parent = parent(name);
        String last = last(name);
        boolean isForeign = parent.beginning(last, beginning.length)
                .filter(found -> found.length > 0 && !Arrays.equals(found, beginning))
                .isPresent();
        if (isForeign) {
            throw new BadInput(parent.file(last) + " is not as this program wrote it and is left alone. Move it away.");
        }
    }

    /**
     * Writes a file.
     *
     * @param name its path in the folder, with slashes
     * @param beginning what this program's files of that kind begin with, these bytes too
     * @throws ExpectedFailure if it cannot be written, or would replace another program's
     */
    public void write(String name, byte[] bytes, byte[] beginning) {
        requireOwn(name, beginning);
        OwnFolder parent = parent(name);
        try {
            make(parent);
        } catch (IOException e) {
            throw FileFailures.cannotWrite(parent.file(last(name)), e);
        }
        parent.write(last(name), bytes);
    }

    /**
     * Removes what processes that have ended have left half written of a file: some tools would read that too.
     *
     * @param name its path in the folder, with slashes; it may be missing
     * @throws ExpectedFailure if it cannot be removed
     */
    public void removePartial(String name) {
        OwnFolder parent = parent(name);
        for (String each : parent.names()) {
            Matcher part = WholeFile.PART.matcher(each);
            if (part.matches() && part.group(1).equals(last(name)) && hasEnded(each)) {
                parent.delete(each);
            }
        }
    }

    private static boolean hasEnded(String part) {
        Matcher process = PROCESS.matcher(part);
        return process.find()
                && ProcessHandle.of(Long.parseLong(process.group(1))).isEmpty();
    }

    /** A results folder that was removed does not come back. */
    private void make(OwnFolder folder) throws IOException {
        boolean isTop = folder.path().equals(root.path());
        if (!isTop && folder.parent().isPresent()) {
            make(folder.parent().get());
        }
        if (isTop && !isInResults && !folder.exists()) {
            Files.createDirectories(folder.path());
        } else {
            folder.make();
        }
    }

    private OwnFolder parent(String name) {
        OwnFolder folder = root;
        int from = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', from)) {
            folder = folder.folder(name.substring(from, slash));
            from = slash + 1;
        }
        return folder;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
