package org.dropwhere.spec;

/**
 * Two variants that are compared.
 *
 * @param variant the one
 * @param baseline what it is compared with
 */
public record Contrast(String variant, String baseline) {}
