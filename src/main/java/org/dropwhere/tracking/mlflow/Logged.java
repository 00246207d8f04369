package org.dropwhere.tracking.mlflow;

import java.util.Optional;

/**
 * What came of logging.
 *
 * @param added runs that MLflow had not
 * @param replaced runs that it had with other content, or not whole
 * @param unchanged runs that it had as they are
 * @param withoutFiles why the report's files are not there, in a sentence, if they are not
 */
public record Logged(int added, int replaced, int unchanged, Optional<String> withoutFiles) {}
