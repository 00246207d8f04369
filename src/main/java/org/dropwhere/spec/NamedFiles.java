package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What names files, which may be elsewhere when it is used again.
 *
 * @param <T> its own type
 */
public interface NamedFiles<T> {

    /** The paths of all files, in order. */
    List<Path> paths();

    /** The same with the files elsewhere. */
    T at(UnaryOperator<Path> place);
}
