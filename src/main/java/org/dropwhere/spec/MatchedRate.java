package org.dropwhere.spec;

/**
 * A dropout rate that the file does not give: it is derived so that the variant has as much noise as another one.
 *
 * @param site whose rate was derived
 * @param variant the other variant
 */
public record MatchedRate(Site site, String variant) {}
