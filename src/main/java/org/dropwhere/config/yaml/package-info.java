/** Reading YAML to trees that know file, line and column of each value, and writing YAML. */
@NullMarked
package org.dropwhere.config.yaml;

import org.jspecify.annotations.NullMarked;
