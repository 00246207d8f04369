/** Numbers, names and lists as the program writes them, in messages and reports, and digests of texts. */
@NullMarked
package org.dropwhere.text;

import org.jspecify.annotations.NullMarked;
