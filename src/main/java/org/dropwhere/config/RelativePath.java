package org.dropwhere.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How one place is named from another, so that both can be moved together and no folder above them is disclosed. */
public final class RelativePath {
    private RelativePath() {}

    /**
     * The path of a file relative to a folder. Where they have no folder in common but the root, no relative path would
     * survive a move, and the absolute path is given.
     *
     * @param folder from which the file is named
     * @param file relative to the working directory, or absolute
     * @return relative to the folder, or absolute
     */
    public static Path of(Path folder, Path file) {
        Path from = real(folder);
        Path to = Optional.ofNullable(file.getFileName())
                .map(name -> real(file.toAbsolutePath().resolveSibling("")).resolve(name))
                .orElseGet(() -> real(file));
        boolean related = Optional.ofNullable(to.getRoot())
                .map(root -> root.resolve(to.getName(0)))
                .filter(from::startsWith)
                .isPresent();
        return related ? from.relativize(to) : to;
    }

    /**
     * The path of a file relative to a folder, or where they have no folder in common, relative to the folder of the
     * experiment that names it: so no results disclose where the experiment is.
     *
     * @param folder from which the file is named
     * @param experiment the folder of the experiment's file
     * @param file relative to the working directory, or absolute
     * @return relative to either, or absolute where the experiment itself is elsewhere than its file
     */
    public static Path of(Path folder, Path experiment, Path file) {
        Path near = of(folder, file);
        return near.isAbsolute() ? of(experiment, file) : near;
    }

    /** The path as text that means the same on every system. */
    public static String text(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Without symbolic links, beyond which ".." leads elsewhere, as far as the path is there. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            Path whole = path.toAbsolutePath().normalize();
            return Optional.ofNullable(whole.getParent())
                    .map(parent -> real(parent).resolve(parent.relativize(whole)))
                    .orElse(whole);
        }
    }
}
