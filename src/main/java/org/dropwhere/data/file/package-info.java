/** Files of every format that sequences are read from and written to. */
@NullMarked
package org.dropwhere.data.file;

import org.jspecify.annotations.NullMarked;
