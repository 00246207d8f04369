package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Kinds;

/** All formats of files that sequences are read from: those of the records that {@link FileData} permits. */
public final class FileKinds {
    /** In the order in which {@link FileData} names them. */
    public static final List<FileKind> ALL = Kinds.of(FileData.class, FileKind.class);

    private FileKinds() {}
}
