/**
 * The experiment's folder. Each kind of file has a {@link org.dropwhere.results.Codec}, which writes its newest version
 * and reads all that are known; {@link org.dropwhere.results.StoredForm} says how records stand in them. Files appear
 * whole or not at all ({@link org.dropwhere.results.WholeFile}), only the program's own are replaced
 * ({@link org.dropwhere.results.Ownership}, {@link org.dropwhere.results.ReportFiles}), and
 * {@link org.dropwhere.results.ResultsFolder} is the way in.
 */
@NullMarked
package org.dropwhere.results;

import org.jspecify.annotations.NullMarked;
