/**
 * Results in MLflow: {@link org.dropwhere.tracking.mlflow.Mlflow} is the way in. A server is spoken to by its REST
 * interface (mlflow.org/docs/latest/rest-api.html), a folder gets the layout of MLflow's file store.
 */
@NullMarked
package org.dropwhere.tracking.mlflow;

import org.jspecify.annotations.NullMarked;
