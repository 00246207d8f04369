package org.dropwhere.results;

import java.util.OptionalInt;

/**
 * That results were shown of a number of seeds.
 *
 * @param seeds how many
 * @param atMost how many there were to be in the end, if that was declared
 * @param trial the first trial among them; whoever has another one has looked at something else
 */
public record Look(int seeds, OptionalInt atMost, String trial) {}
