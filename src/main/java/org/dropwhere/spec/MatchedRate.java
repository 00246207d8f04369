package org.dropwhere.spec;

/**
 * A rate that was derived and not said.
 *
 * @param site where
 * @param variant whose noise it gives
 */
public record MatchedRate(Site site, String variant) {}
