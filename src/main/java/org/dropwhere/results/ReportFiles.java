package org.dropwhere.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.text.Sha256;

/**
 * The tables, the charts and the page of an experiment's folder: all of one report, or all of another.
 *
 * <p>New ones are written to a folder of their own beside the old. Renaming that folder is the commit: if it was not
 * renamed, the next to open the files deletes it; if it was, the next finishes moving its files. One command at a time
 * has them open.
 */
public final class ReportFiles implements AutoCloseable {
    private static final String LOCK = ".dropwhere-report.lock";
    private static final String WRITTEN = ".dropwhere-report.new";
    private static final String DECIDED = ".dropwhere-report.ready";
    private static final String MANIFEST = "files.sha256";
    /** Those of the report before that this one does not have. */
    private static final String REMOVED = "removed.sha256";

    private static final String PAGE = "report.html";
    private static final List<String> FOLDERS = List.of("tables", "charts");

    private final OwnFolder root;
    private final FolderLock lock;

    private ReportFiles(OwnFolder root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    static ReportFiles open(OwnFolder root) {
        ReportFiles files = new ReportFiles(root, FolderLock.await(root, LOCK));
        try {
            files.completeDecided();
            files.discardUndecided();
            return files;
        } catch (RuntimeException | Error e) {
            files.close();
            throw e;
        }
    }

    /**
     * Looks whether files of these names are this program's, so that they may be replaced.
     *
     * @param names below the experiment's folder, such as {@code tables/summary.csv}; they may be missing
     * @throws BadInput a sentence for each that is not
     * @throws ExpectedFailure if a file cannot be read or is of a version that is not read
     */
    public void requireOwnFiles(Collection<String> names) {
        Optional<Manifest> before = Manifest.read(root, MANIFEST);
        List<String> foreign = names.stream()
                .filter(name -> !isOwn(name, before))
                .sorted()
                .map(name -> root.file(name) + " is not as this program wrote it and is left alone. Move it away.")
                .toList();
        if (!foreign.isEmpty()) {
            throw new BadInput(foreign);
        }
    }

    /** The contents of those that are there and are this program's, by their names. */
    SortedMap<String, byte[]> contents() {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        Manifest.read(root, MANIFEST)
                .ifPresent(manifest -> manifest.digests().forEach((name, digest) -> {
                    if (isThere(name) && digest(name).equals(digest)) {
                        contents.put(name, read(name, InputStream::readAllBytes));
                    }
                }));
        return contents;
    }

    /**
     * Replaces all by others; those that are not among these are removed. Whatever happens, the old ones are there or
     * the new ones, at the latest when the files are opened again.
     *
     * @param files by names such as {@code report.html}, {@code tables/summary.csv} and {@code charts/loss.png}
     * @param known names that earlier versions may have written without keeping account of it
     * @throws BadInput if others than this program's are in their places
     * @throws ExpectedFailure if files cannot be read or written
     */
    public void replace(SortedMap<String, byte[]> files, Collection<String> known) {
        requireOwnFiles(files.keySet());
        try {
            write(files, abandoned(files, known));
        } catch (ExpectedFailure e) {
            discardUndecided();
            throw e;
        }
        move(root.folder(WRITTEN), root.folder(DECIDED));
        completeDecided();
    }

    /** Files of this program that the next report does not have. */
    private Manifest abandoned(Map<String, byte[]> files, Collection<String> known) {
        Optional<Manifest> before = Manifest.read(root, MANIFEST);
        Collection<String> names = before.<Collection<String>>map(
                        manifest -> manifest.digests().keySet())
                .orElse(known);
        SortedMap<String, String> abandoned = new TreeMap<>();
        for (String name : names) {
            if (!files.containsKey(name) && isThere(name) && isOwn(name, before)) {
                abandoned.put(name, digest(name));
            }
        }
        return new Manifest(abandoned);
    }

    private boolean isThere(String name) {
        return folder(root, name).hasFile(last(name));
    }

    private boolean isOwn(String name, Optional<Manifest> before) {
        if (!isThere(name) || beginning(name, 1).length == 0) {
            // Nothing is lost with an empty file.
            return true;
        }
        return before.isPresent()
                ? digest(name).equals(before.get().digests().get(name))
                : EarlierReport.wrote(name, beginning(name, EarlierReport.BEGINNING));
    }

    private byte[] beginning(String name, int length) {
        return read(name, in -> in.readNBytes(length));
    }

    private String digest(String name) {
        return read(name, Sha256::of);
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private <T> T read(String name, Reader<T> reader) {
        OwnFolder folder = folder(root, name);
        try (InputStream in = folder.open(last(name))) {
            return reader.read(in);
        } catch (IOException e) {
            throw FileFailures.cannotRead(folder.file(last(name)), e);
        }
    }

    private void write(SortedMap<String, byte[]> files, Manifest removed) {
        OwnFolder written = root.folder(WRITTEN);
        make(written, written);
        for (String name : FOLDERS) {
            if (files.keySet().stream().anyMatch(file -> file.startsWith(name + "/"))) {
                make(written.folder(name), root.folder(name));
                // What needs room on the disk comes before the decision.
                make(root.folder(name), root.folder(name));
            }
        }
        files.forEach((name, bytes) -> write(written, name, bytes));
        write(written, REMOVED, ManifestCodec.INSTANCE.write(removed));
        write(written, MANIFEST, ManifestCodec.INSTANCE.write(Manifest.of(files)));
    }

    private static void make(OwnFolder folder, OwnFolder meant) {
        try {
            folder.make();
        } catch (IOException e) {
            throw FileFailures.cannotWrite(meant.path(), e);
        }
    }

    private void write(OwnFolder written, String name, byte[] bytes) {
        OwnFolder folder = folder(written, name);
        try {
            WholeFile.writeNew(folder.file(last(name)), bytes);
        } catch (IOException e) {
            // It is that file which the user misses.
            throw FileFailures.cannotWrite(root.file(name), e);
        }
    }

    private void move(OwnFolder from, OwnFolder to) {
        try {
            Files.move(from.path(), to.path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileFailures.cannotWrite(to.path(), e);
        }
    }

    /** Finishes moving the files of a committed report; earlier commands may have done any of the steps. */
    private void completeDecided() {
        OwnFolder decided = root.folder(DECIDED);
        if (!decided.exists()) {
            return;
        }
        List<String> names = names(decided);
        requireOwnFiles(names);
        for (String name : names) {
            OwnFolder to = folder(root, name);
            make(to, to);
            moveFile(folder(decided, name), to, last(name));
        }
        Manifest.read(decided, REMOVED).ifPresent(this::remove);
        decided.delete(REMOVED);
        FOLDERS.forEach(name -> decided.folder(name).delete());
        if (decided.hasFile(MANIFEST)) {
            root.hasFile(MANIFEST);
            moveFile(decided, root, MANIFEST);
        }
        decided.delete();
    }

    private void remove(Manifest removed) {
        removed.digests().forEach((name, digest) -> {
            if (isThere(name) && digest(name).equals(digest)) {
                folder(root, name).delete(last(name));
            }
        });
    }

    private static void moveFile(OwnFolder from, OwnFolder to, String name) {
        try {
            Files.move(from.file(name), to.file(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileFailures.cannotWrite(to.file(name), e);
        }
    }

    /** Deletes what was written but not committed. */
    private void discardUndecided() {
        OwnFolder written = root.folder(WRITTEN);
        names(written).forEach(name -> folder(written, name).delete(last(name)));
        written.delete(REMOVED);
        written.delete(MANIFEST);
        FOLDERS.forEach(name -> written.folder(name).delete());
        written.delete();
    }

    /** The files of a report in a folder. */
    private static List<String> names(OwnFolder folder) {
        List<String> names = new ArrayList<>();
        for (String inside : FOLDERS) {
            OwnFolder files = folder.folder(inside);
            for (String name : files.names()) {
                files.hasFile(name);
                names.add(inside + "/" + name);
            }
        }
        if (folder.hasFile(PAGE)) {
            names.add(PAGE);
        }
        return names;
    }

    private static OwnFolder folder(OwnFolder top, String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? top : top.folder(name.substring(0, slash));
    }

    private static String last(String name) {
        return name.substring(name.indexOf('/') + 1);
    }

    @Override
    public void close() {
        lock.close();
    }
}
