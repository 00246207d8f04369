package org.dropwhere.failure;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What an {@link IOException} on a file means for the user: in words, and whose fault it is. */
public final class FileFailures {
    private FileFailures() {}

    /**
     * That a file or folder cannot be written, to be thrown.
     *
     * @return {@link BadInput} if no file can be there, as a file stands where the path has a folder or the other way
     *     round; otherwise an {@link EnvironmentFailure}
     */
    public static ExpectedFailure cannotWrite(Path file, IOException e) {
        String sentence = "Cannot write " + file + ": " + reason(file, e) + ".";
        return fileAbove(file).isPresent() || e instanceof FileAlreadyExistsException
                ? new BadInput(sentence, e)
                : new EnvironmentFailure(sentence, e);
    }

    /**
     * That a file or folder cannot be read, to be thrown; this tells nothing of what it holds.
     *
     * @return {@link BadInput} if no file can be there, as a file stands where the path has a folder; otherwise an
     *     {@link EnvironmentFailure}
     */
    public static ExpectedFailure cannotRead(Path file, IOException e) {
        String sentence = "Cannot read " + file + ": " + reason(file, e) + ".";
        return fileAbove(file).isPresent() ? new BadInput(sentence, e) : new EnvironmentFailure(sentence, e);
    }

    /** That a file or folder cannot be removed, to be thrown. */
    public static ExpectedFailure cannotRemove(Path file, IOException e) {
        return new EnvironmentFailure("Cannot remove " + file + ": " + reason(e) + ".", e);
    }

    /** That a file cannot be renamed, to be thrown. */
    public static ExpectedFailure cannotRename(Path file, IOException e) {
        return new EnvironmentFailure("Cannot rename " + file + ": " + reason(e) + ".", e);
    }

    /** Why, in a clause: often a file stands where a folder of the path would be. */
    private static String reason(Path file, IOException e) {
        return fileAbove(file).map(other -> other + " is a file, not a folder").orElseGet(() -> reason(e));
    }

    private static Optional<Path> fileAbove(Path file) {
        return Stream.iterate(file.getParent(), Objects::nonNull, Path::getParent)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Why a file could not be written or read, in a clause without Java's names of exceptions. */
    public static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException exists) {
            Path there = Path.of(exists.getFile());
            return there
                    + (Files.isRegularFile(there)
                            ? " is a file, not a folder"
                            : Files.isSymbolicLink(there) ? " is a link that leads nowhere" : " is in the way");
        }
        if (e instanceof NoSuchFileException missing) {
            return "nothing can be found or made at " + missing.getFile();
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
    }
}
