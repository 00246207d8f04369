package org.dropwhere.results;

import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;

/**
 * How an optimizer stands in files.
 *
 * @param learningRate factor of a step
 * @param rho share of the mean of squared gradients that stays at a step
 * @param epsilon added to the divisor
 */
record StoredOptimizer(double learningRate, double rho, double epsilon) {

    static StoredOptimizer of(RmsProp optimizer) {
        return new StoredOptimizer(optimizer.learningRate(), optimizer.rho(), optimizer.epsilon());
    }

    OptimizerSpec toOptimizer() {
        return new RmsProp(learningRate, rho, epsilon);
    }
}
