/**
 * Synthetic tasks: rules that give a sequence of tokens its label. Each is one class, which describes its settings and
 * draws its sequences, and has its line in {@link org.dropwhere.spec.task.Task}.
 *
 * <p>Tokens are 0 to vocabulary - 1. The lower half of the vocabulary is its first vocabulary / 2 tokens, the upper
 * half its last; the middle token of an odd vocabulary belongs to neither.
 */
@NullMarked
package org.dropwhere.spec.task;

import org.jspecify.annotations.NullMarked;
