package org.dropwhere.spec;

/**
 * A dropout rate that the file does not give: it is derived so that the variant has as much noise as another one.
 *
 * @param ref the site whose rate was derived
 * @param variant the other variant
 */
public record MatchedRate(SiteRef ref, String variant) {}
