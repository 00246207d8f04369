package org.dropwhere.results;

import java.util.Optional;
import org.dropwhere.plan.TrialDescription;

/**
 * A finished trial in a results folder that is not in the folder's plan, as after the experiment was edited.
 *
 * @param id names its folder
 * @param description absent if another version of the program wrote it
 */
public record TrialOutsidePlan(String id, Optional<TrialDescription> description) {}
