package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Map;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.training.Outcome;

/**
 * What a search came to.
 *
 * @param course all that was decided
 * @param folder the search's results folder
 * @param failed the trials that failed, in the order of the plan
 * @param report what was written about them
 */
public record SearchResult(SearchCourse course, Path folder, Map<Trial, Outcome.Failed> failed, Report report) {}
