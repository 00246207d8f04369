package org.dropwhere.spec;

import java.util.List;
import org.dropwhere.spec.setting.Kinds;

/** All formats of files that sequences are read from: those of the records that {@link Data} permits. */
public final class FileKinds {
    /** In the order in which {@link Data} names them. */
    public static final List<FileKind> ALL = Kinds.of(Data.class, FileKind.class, FileData.class::isAssignableFrom);

    private FileKinds() {}
}
