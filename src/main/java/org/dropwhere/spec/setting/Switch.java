package org.dropwhere.spec.setting;

/**
 * Something that an experiment file can turn on or off.
 *
 * @param key its key in an experiment file
 * @param title what it is; ends the program's messages
 * @param fallback whether it is on where a file does not say
 */
public record Switch(String key, String title, boolean fallback) {}
