package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML that is no experiment: one mistake, one sentence. */
class BadExperimentTest {
    @TempDir
    Path temporary;

    private List<String> mistakes(String text) throws IOException {
        return new Folder(temporary).with("x.yaml", text).mistakes("x.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        name: good       | name: Good Name  | 1:7: name is the text "Good Name"; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a hyphen (a name)
        name: good       | name: 7          | 1:7: name is 7; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a hyphen (a name)
        name: good       | name: "good\\x0a" | 1:7: name is the text "good\\u000a"; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a hyphen (a name)
        name: good       | name: ../good    | 1:7: name is the text "../good"; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a hyphen (a name)
        name: good       | question: [why]  | 1:11: question is a list; allowed is text of at most 10000 characters (what the experiment asks, in words)
        name: good       | nmae: good       | 1:1: unknown key "nmae"; allowed are name, question, extends, data, model, training, evaluation, keep, seeds, independent-seeds, variants, comparisons, compare-along, primary, equivalence, solved, sweep and search; did you mean name?
        name: good       | swoop: {}        | 1:1: unknown key "swoop"; allowed are name, question, extends, data, model, training, evaluation, keep, seeds, independent-seeds, variants, comparisons, compare-along, primary, equivalence, solved, sweep and search; did you mean sweep?
        name: good       | extends: {}      | 1:10: extends is an empty mapping; allowed is a text that is not empty or a list of one or more (paths relative to this file)
        name: good       | extends: []      | 1:10: extends is an empty list; allowed is a text that is not empty or a list of one or more (paths relative to this file)
        task: majority   | task: parety     | 2:14: data.task is the text "parety"; allowed is majority, temporal-order, delayed-recall, parity, bigram or copy-first (rule that labels a sequence); did you mean parity?
        task: majority   | task: recall     | 2:14: data.task is the text "recall"; allowed is majority, temporal-order, delayed-recall, parity, bigram or copy-first (rule that labels a sequence); did you mean delayed-recall?
        task: majority   | task: xor        | 2:14: data.task is the text "xor"; allowed is majority, temporal-order, delayed-recall, parity, bigram or copy-first (rule that labels a sequence)
        task: majority   | task: 1          | 2:14: data.task is 1; allowed is majority, temporal-order, delayed-recall, parity, bigram or copy-first (rule that labels a sequence)
        length: 20       | lenght: 20       | 2:24: unknown key "lenght" in data; allowed are task, length, vocabulary, train, validation, test, label-noise, files, csv, file, columns, labels, words, features, split, pad, majority, temporal-order, delayed-recall, parity, bigram and copy-first; did you mean length?
        length: 20       | length: 0        | 2:32: data.length is 0; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: 1e9      | 2:32: data.length is 1e9; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: -1e300   | 2:32: data.length is -1e300; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: 20.5     | 2:32: data.length is 20.5; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: "20"     | 2:32: data.length is the text "20"; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: .inf     | 2:32: data.length is the text ".inf"; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: 1e999    | 2:32: data.length is the text "1e999"; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        length: 20       | length: 99999999999999999999999999999999999999999999 | 2:32: data.length is 99999999999999999999999999999999999999999999; allowed is a whole number from 1 to 100000 or a mapping (time steps of a sequence, or {from: shortest, to: longest})
        vocabulary: 8    | vocabulary: 1    | 2:48: data.vocabulary is 1; allowed is a whole number from 2 to 1000000 (number of different tokens)
        train: 40        | train: 1         | 2:58: data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences)
        test: 20         | test: -20        | 2:84: data.test is -20; allowed is a whole number from 2 to 10000000 (number of sequences)
        test: 20         | test: 20, label-noise: 0.5 | 2:101: data.label-noise is 0.5; allowed is a number from 0 up to but not including 0.5 (share of the training labels that are flipped)
        test: 20         | test: 20, label-noise: 10  | 2:101: data.label-noise is 10; allowed is a number from 0 up to but not including 0.5 (share of the training labels that are flipped); did you mean 0.1?
        test: 20         | test: 20, majority: 3      | 2:98: data.majority is 3; allowed is a mapping (settings of the task majority)
        test: 20         | test: 20, bigram: {strength: 0}   | 2:107: data.bigram.strength is 0; allowed is a number above 0 up to 1 (probability that a token is followed by one that its chain prefers)
        test: 20         | test: 20, parity: {bits: 0}       | 2:103: data.parity.bits is 0; allowed is a whole number from 1 to 100000 (how many of the last tokens count)
        test: 20         | test: 20, majority: {margin: 21}  | 2:107: data.majority.margin is 21; allowed is at most 20, which is data.length at x.yaml:2:32
        task: majority   | task: temporal-order, temporal-order: {within-last: 21} | 2:60: data.temporal-order.within-last is 21; allowed is at most 20, which is data.length at x.yaml:2:73
        task: majority   | task: temporal-order, temporal-order: {within-last: 1}  | 2:60: data.temporal-order.within-last is 1; allowed is a whole number from 2 to 100000 (both markers are among this many last steps)
        task: majority   | task: delayed-recall, delayed-recall: {delay: 20}       | 2:54: data.delayed-recall.delay is 20; allowed is at most 19, one less than data.length at x.yaml:2:67
        task: majority   | task: copy-first, copy-first: {delay: 1}            | 2:39: unknown key "delay" in data.copy-first; no key is allowed here
        task: majority   | task: parity, parity: {bits: 21}                        | 2:37: data.parity.bits is 21; allowed is at most 20, which is data.length at x.yaml:2:50
        units: 5         | units: hundred   | 3:30: model.units is the text "hundred"; allowed is a whole number from 1 to 100000 (units of the LSTM)
        units: 5         | units:           | 3:29: model.units is empty; allowed is a whole number from 1 to 100000 (units of the LSTM)
        units: 5         | units: 5, mask-zero: yes  | 3:44: model.mask-zero is the text "yes"; allowed is true or false (whether token 0 is padding, at which recurrent layers keep their state)
        units: 5         | units: 5, mask_zero: true | 3:33: unknown key "mask_zero" in model; allowed are embedding, from, weights, units, layers, pooling, dense and mask-zero; did you mean mask-zero?
        units: 5         | units: 5, mask-zero: true | 3:44: model.mask-zero is true, but in a task's sequences 0 is a token like any other and never padding; allowed is false, or data.pad, with which 0 pads, or data.files in place of data.task
        {epochs: 2}      | [epochs, 2]      | 4:11: training is a list; allowed is a mapping (how a model is fitted)
        epochs: 2        | epochs: 2, batch-size: 0  | 4:35: training.batch-size is 0; allowed is a whole number from 1 to 10000000 (sequences of one step)
        epochs: 2        | epochs: 2, optimizer: adagrad | 4:34: training.optimizer is the text "adagrad"; allowed is rmsprop, adam, adamw, nadam or sgd (the update rule)
        epochs: 2        | epochs: 2, optimizer: adma | 4:34: training.optimizer is the text "adma"; allowed is rmsprop, adam, adamw, nadam or sgd (the update rule); did you mean adam?
        epochs: 2        | epochs: 2, optimizer: rmsprob | 4:34: training.optimizer is the text "rmsprob"; allowed is rmsprop, adam, adamw, nadam or sgd (the update rule); did you mean rmsprop?
        epochs: 2        | epochs: 2, optimizer: 3 | 4:34: training.optimizer is 3; allowed is text or a mapping (the update rule)
        epochs: 2        | epochs: 2, optimizer: {} | 4:34: training.optimizer lacks "rmsprop", "adam", "adamw", "nadam" or "sgd"
        epochs: 2        | epochs: 2, optimizer: {rmsprop: {rho: 1}} | 4:50: training.optimizer.rmsprop.rho is 1; allowed is a number from 0 up to but not including 1 (decay of the mean square)
        epochs: 2        | epochs: 2, optimizer: {rmsprop: {learning_rate: 1}} | 4:45: unknown key "learning_rate" in training.optimizer.rmsprop; allowed are learning-rate, rho, epsilon, momentum, centered, weight-decay, clip-norm, clip-value and global-clip-norm; did you mean learning-rate?
        epochs: 2        | epochs: 2, optimizer: {rmsprop: {learning-rate: 0}} | 4:60: training.optimizer.rmsprop.learning-rate is 0; allowed is a number above 0 (step size)
        epochs: 2        | epochs: 2, optimizer: {sdg: {}} | 4:35: unknown key "sdg" in training.optimizer; allowed are rmsprop, adam, adamw, nadam and sgd; did you mean sgd?
        epochs: 2        | epochs: 2, optimizer: {adam: {}, sgd: {}} | 4:45: training.optimizer names sgd beside adam; name one of them
        epochs: 2        | epochs: 2, optimizer: {sgd: {}, adam: {}} | 4:44: training.optimizer names adam beside sgd; name one of them
        epochs: 2        | epochs: 2, optimizer: {adam: {clip-value: 1, clip-norm: 1}} | 4:42: training.optimizer.adam has clip-value beside clip-norm; gradients are clipped in one way: keep one of them
        epochs: 2        | epochs: 2, optimizer: {nadam: {clip-norm: 0}} | 4:54: training.optimizer.nadam.clip-norm is 0; allowed is a number above 0 (largest norm of the gradient of each array)
        epochs: 2        | epochs: 2, optimizer: {adam: {amsgrad: 1}} | 4:51: training.optimizer.adam.amsgrad is 1; allowed is true or false (whether the mean square never shrinks)
        epochs: 2        | epochs: 2, optimizer: {nadam: {amsgrad: true}} | 4:43: unknown key "amsgrad" in training.optimizer.nadam; allowed are learning-rate, beta-1, beta-2, epsilon, weight-decay, clip-norm, clip-value and global-clip-norm
        epochs: 2        | epochs: 2, optimizer: {adam: {beta_1: 0.5}} | 4:42: unknown key "beta_1" in training.optimizer.adam; allowed are learning-rate, beta-1, beta-2, epsilon, amsgrad, weight-decay, clip-norm, clip-value and global-clip-norm; did you mean beta-1?
        epochs: 2        | epochs: 2, optimizer: {adamw: {weight-decay: -1}} | 4:57: training.optimizer.adamw.weight-decay is -1; allowed is a number from 0 (share of every weight that a step takes away, by the learning rate)
        epochs: 2        | epochs: 2, optimizer: {sgd: {momentum: 90}} | 4:51: training.optimizer.sgd.momentum is 90; allowed is a number from 0 up to but not including 1 (share of a step that the next one takes again); did you mean 0.9?
        epochs: 2        | epochs: 2, optimizer: {sgd: {nesterov: true}} | 4:51: training.optimizer.sgd.nesterov is true, but without a momentum it changes nothing; give momentum, for example 0.9, or leave nesterov out
        epochs: 2        | epochs: 2, optimizer: {sgd: {momentum: 0, nesterov: true}} | 4:64: training.optimizer.sgd.nesterov is true, but without a momentum it changes nothing; give momentum, for example 0.9, or leave nesterov out
        epochs: 2        | epochs: 2, optimizer: {sgd: {momentum: 1, nesterov: true}} | 4:51: training.optimizer.sgd.momentum is 1; allowed is a number from 0 up to but not including 1 (share of a step that the next one takes again)
        epochs: 2        | epochs: 2, embedding-gradient: by-occurence | 4:43: training.embedding-gradient is the text "by-occurence"; allowed is summed or by-occurrence (how optimizers see the gradient of the embedding); did you mean by-occurrence?
        epochs: 2        | epochs: 2, embedding-gradient: by-occurrence, l2: {embedding: 1} | 4:43: training.embedding-gradient is by-occurrence beside training.l2.embedding, with which Keras on TensorFlow sums the occurrences too; leave one of them out
        epochs: 2        | epochs: 2, embedding-gradient: by-occurrence, optimizer: {rmsprop: {centered: true}} | 4:43: training.embedding-gradient is by-occurrence beside training.optimizer.rmsprop.centered, and squares of single occurrences have no variance about a mean of their sums; leave one of them out
        epochs: 2        | epochs: 2, l2: 0.01 | 4:27: training.l2 is 0.01; allowed is none or a mapping of one or more keys (factors of the sum of squared weights in the loss)
        epochs: 2        | epochs: 2, l2: {recurrent: 0.1} | 4:28: unknown key "recurrent" in training.l2; allowed are kernel, recurrent-kernel, embedding and dense; did you mean recurrent-kernel?
        epochs: 2        | epochs: 2, l2: {kernel: 0} | 4:36: training.l2.kernel is 0; allowed is a number above 0 (factor of the sum of squares)
        epochs: 2        | epochs: 2, max-norm: {embedding: 3} | 4:34: unknown key "embedding" in training.max-norm; allowed are kernel, recurrent-kernel and dense
        epochs: 2        | epochs: 2, max-norm: {} | 4:33: training.max-norm is an empty mapping; allowed is none or a mapping of one or more keys (largest norms of the weights that lead into a unit)
        epochs: 2        | epochs: 2, schedule: cosine | 4:33: training.schedule is the text "cosine"; allowed is none or a mapping (how the learning rate changes)
        epochs: 2        | epochs: 2, l2: non | 4:27: training.l2 is the text "non"; allowed is none or a mapping of one or more keys (factors of the sum of squared weights in the loss); did you mean none?
        epochs: 2        | epochs: 2, schedule: {} | 4:33: training.schedule lacks "exponential", "cosine" or "reduce-on-plateau"
        epochs: 2        | epochs: 2, schedule: {cosin: {}} | 4:34: unknown key "cosin" in training.schedule; allowed are exponential, cosine and reduce-on-plateau; did you mean cosine?
        epochs: 2        | epochs: 2, schedule: {cosine: {alpha: 0.1}} | 4:42: training.schedule.cosine lacks "decay-steps"
        epochs: 2        | epochs: 2, schedule: {cosine: {decay-steps: 0}} | 4:56: training.schedule.cosine.decay-steps is 0; allowed is a whole number from 1 to 2147483647 (steps after which the learning rate falls no further)
        epochs: 2        | epochs: 2, schedule: {cosine: {decay-steps: 10}, reduce-on-plateau: {}} | 4:61: training.schedule names reduce-on-plateau beside cosine; name one of them
        epochs: 2        | epochs: 2, schedule: {exponential: {decay-steps: 10, decay-rate: 0.9, staircase: 1}} | 4:93: training.schedule.exponential.staircase is 1; allowed is true or false (whether the learning rate changes every decay-steps steps only)
        epochs: 2        | epochs: 2, schedule: {reduce-on-plateau: {factor: 1}} | 4:62: training.schedule.reduce-on-plateau.factor is 1; allowed is a number above 0 up to but not including 1 (what the learning rate is multiplied by)
        epochs: 2        | epochs: 2, schedule: {reduce-on-plateau: {monitor: val_loss}} | 4:63: training.schedule.reduce-on-plateau.monitor is the text "val_loss"; allowed is validation-loss, validation-accuracy or loss (metric after each epoch that is watched)
        epochs: 2        | epochs: 2, early-stopping: true | 4:39: training.early-stopping is true; allowed is none or a mapping (when training ends before the last epoch)
        epochs: 2        | epochs: 2, early-stopping: {patience: -1} | 4:50: training.early-stopping.patience is -1; allowed is a whole number from 0 to 100000 (epochs without a better value after which training ends)
        epochs: 2        | epochs: 2, early-stopping: {min-delta: 1} | 4:40: unknown key "min-delta" in training.early-stopping; allowed are monitor, patience, least-change and best-weights
        epochs: 2        | epochs: 2, early-stopping: {monitor: validation-los} | 4:49: training.early-stopping.monitor is the text "validation-los"; allowed is validation-loss, validation-accuracy or loss (metric after each epoch that is watched); did you mean validation-loss?
        epochs: 2        | epochs: 2, class-weights: balance | 4:38: training.class-weights is the text "balance"; allowed is balanced, none or a mapping (what the loss of each label is multiplied by in training); did you mean balanced?
        epochs: 2        | epochs: 2, class-weights: {1: 2} | 4:38: training.class-weights lacks "0"
        epochs: 2        | epochs: 2, class-weights: {0: 1, 1: 2, 2: 3} | 4:51: unknown key "2" in training.class-weights; allowed are 0 and 1
        epochs: 2        | epochs: 2, class-weights: {0: 1, 1: 0} | 4:48: training.class-weights.1 is 0; allowed is a number above 0 (weight of label 1)
        seeds: 3         | seeds: 3\\nevaluation: {samples: -1} | 6:23: evaluation.samples is -1; allowed is a whole number from 0 to 10000 (passes with dropout over the test sequences whose probabilities are averaged)
        seeds: 3         | seeds: 3\\nevaluation: {sample: 5} | 6:14: unknown key "sample" in evaluation; allowed are samples; did you mean samples?
        seeds: 3         | seeds: 3\\nprimary: test-auc-with-dropout-at-best | 6:10: primary is test-auc-with-dropout-at-best, which nothing measures without evaluation.samples; add for example evaluation: {samples: 50}
        seeds: 3         | seeds: 0         | 5:8: seeds is 0; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        seeds: 3         | seeds: 1000000000| 5:8: seeds is 1000000000; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        seeds: 3         | seeds: []        | 5:8: seeds is an empty list; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        seeds: 3         | seeds: [1, 1.5]  | 5:12: item 2 of seeds is 1.5; allowed is a whole number from -9223372036854775808 to 9223372036854775807 (a seed)
        seeds: 3         | seeds: [9223372036854775808] | 5:9: item 1 of seeds is 9223372036854775808; allowed is a whole number from -9223372036854775808 to 9223372036854775807 (a seed)
        seeds: 3         | seeds: [1000, 2, 1e3] | 5:18: the seed 1000 is already given at x.yaml:5:9; give it once
        seeds: 3         | seeds: {first: 3} | 5:8: seeds lacks "at-most"
        seeds: 3         | seeds: {at_most: 20, first: 2} | 5:9: unknown key "at_most" in seeds; allowed are first, at-most and spending; did you mean at-most?
        seeds: 3         | seeds: {first: 30, at-most: 20} | 5:16: seeds.first is 30; allowed is at most 20, which is seeds.at-most
        seeds: 3         | seeds: {first: 0, at-most: 20} | 5:16: seeds.first is 0; allowed is a whole number from 1 to 10000 (seeds to begin with)
        seeds: 3         | seeds: {first: 3, at-most: 20, spending: pocok} | 5:42: seeds.spending is the text "pocok"; allowed is obrien-fleming or pocock (how looks spend the error that they may make together); did you mean pocock?
        seeds: 3         | seeds: {at-most: 20, spending: pocock} | 5:8: seeds lacks "first"
        seeds: 3         | seeds: 3\\nindependent-seeds: 3 | 6:20: independent-seeds is 3; allowed is true or false (whether each variant but the first has seeds of its own)
        seeds: 3         | seeds: 3\\nprimary: test-acuracy-at-best | 6:10: primary is the text "test-acuracy-at-best"; allowed is test-M-at-best, test-M-at-last, test-M-with-dropout-at-best or test-M-with-dropout-at-last where M is accuracy, loss, auc, f1, precision, recall, brier-score or calibration-error (metric that the verdict is about); did you mean test-accuracy-at-best?
        seeds: 3         | seeds: 3\\nequivalence: 0.01 | 6:14: equivalence is 0.01; allowed is a mapping (differences that do not matter)
        seeds: 3         | seeds: 3\\nequivalence: {acuracy: 0.01} | 6:15: unknown key "acuracy" in equivalence; allowed are accuracy, loss, auc, f1, precision, recall, brier-score and calibration-error; did you mean accuracy?
        seeds: 3         | seeds: 3\\nequivalence: {accuracy: 0} | 6:25: equivalence.accuracy is 0; allowed is a number above 0 up to but not including 1 (difference in accuracy that does not matter, as a share)
        seeds: 3         | seeds: 3\\nequivalence: {accuracy: 2} | 6:25: equivalence.accuracy is 2; allowed is a number above 0 up to but not including 1 (difference in accuracy that does not matter, as a share); did you mean 0.02?
        seeds: 3         | seeds: 3\\nequivalence: {loss: -1} | 6:21: equivalence.loss is -1; allowed is a number above 0 (difference in loss that does not matter, in nats)
        seeds: 3         | seeds: 3\\nsolved: {} | 6:9: solved lacks "accuracy"
        seeds: 3         | seeds: 3\\nsolved: {accuracy: 90} | 6:20: solved.accuracy is 90; allowed is a number above 0 up to 1 (validation accuracy from which on the task is solved)
        seeds: 3         | seeds: 3\\ncomparisons: [[some, plane]] | 6:22: comparisons names "plane", which is no variant; there are plain and some; did you mean plain?
        seeds: 3         | seeds: 3\\ncomparisons: [[some, some]] | 6:15: comparisons compares some with itself; name two variants
        seeds: 3         | seeds: 3\\ncomparisons: [[some, plain], [plain, some]] | 6:30: comparisons compares plain and some already at x.yaml:6:15; give it once
        seeds: 3         | seeds: 3\\ncomparisons: [some] | 6:15: item 1 of comparisons is the text "some"; allowed is a list of 2 (two variants: one, and what it is compared with)
        seeds: 3         | seeds: 3\\ncomparisons: [[some]] | 6:15: item 1 of comparisons is a list of 1; allowed is a list of 2 (two variants: one, and what it is compared with)
        seeds: 3         | seeds: 3\\ncomparisons: [[some, 3]] | 6:22: item 2 of comparisons.1 is 3; allowed is a text that is not empty (the name of a variant)
        seeds: 3         | seeds: 3\\ncomparisons: [] | 6:14: comparisons is an empty list; allowed is a list of one or more (pairs of variants, each compared with the other)
        plain: {}        | plain:           | 7:9: variants.plain is empty; allowed is a mapping (where this variant drops)
        plain: {}        | Plain: {}        | 7:3: the name "Plain" in variants is not allowed; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a hyphen (a name)
        plain: {}        | plain: 0.5       | 7:10: variants.plain is 0.5; allowed is a mapping (where this variant drops)
        after-embedding  | after-embeding   | 8:10: unknown key "after-embeding" in variants.some; allowed are keras, pytorch, dl4j, tensorflow-1, word-type, token, after-embedding, lstm-input, lstm-recurrent, recurrent-weights, gate-outputs, candidate, cell, zoneout, state, between-layers, after-lstm and dense; did you mean after-embedding?
        after-embedding  | embedding        | 8:10: unknown key "embedding" in variants.some; allowed are keras, pytorch, dl4j, tensorflow-1, word-type, token, after-embedding, lstm-input, lstm-recurrent, recurrent-weights, gate-outputs, candidate, cell, zoneout, state, between-layers, after-lstm and dense; did you mean after-embedding?
        after-embedding  | somewhere        | 8:10: unknown key "somewhere" in variants.some; allowed are keras, pytorch, dl4j, tensorflow-1, word-type, token, after-embedding, lstm-input, lstm-recurrent, recurrent-weights, gate-outputs, candidate, cell, zoneout, state, between-layers, after-lstm and dense
        0.25             | 25               | 8:27: variants.some.after-embedding is 25; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); did you mean 0.25?
        0.25             | 1                | 8:27: variants.some.after-embedding is 1; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); to drop nothing write 0
        0.25             | -0.1             | 8:27: variants.some.after-embedding is -0.1; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping)
        0.25             | .nan             | 8:27: variants.some.after-embedding is the text ".nan"; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping)
        0.25             | half             | 8:27: variants.some.after-embedding is the text "half"; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping)
        0.25             | {rate: 100}      | 8:34: variants.some.after-embedding.rate is 100; allowed is a number from 0 up to but not including 1 (probability of dropping)
        0.25             | {time: per-step} | 8:27: variants.some.after-embedding lacks "rate" or "matched-to"
        0.25             | {rat: 0.25}      | 8:28: unknown key "rat" in variants.some.after-embedding; allowed are rate, matched-to, time, gates and layers; did you mean rate?
        0.25             | {rate: 0.25, time: per-sequenc} | 8:46: variants.some.after-embedding.time is the text "per-sequenc"; allowed is per-step, per-sequence or per-batch; did you mean per-sequence?
        0.25             | {rate: 0.25, time: 1} | 8:46: variants.some.after-embedding.time is 1; allowed is per-step, per-sequence or per-batch
        0.25             | {rate: 0.25, gates: per-gate} | 8:47: variants.some.after-embedding.gates is the text "per-gate"; allowed is shared
        after-embedding: 0.25 | after-lstm: {rate: 0.5, time: per-step} | 8:40: variants.some.after-lstm.time is the text "per-step"; allowed is per-sequence or per-batch
        after-embedding: 0.25 | keras: {}     | 8:17: variants.some.keras is an empty mapping; allowed is a mapping of one or more keys or a list of one or more (dropout in the words of Keras' LSTM)
        after-embedding: 0.25 | keras: {dropout: 50} | 8:27: variants.some.keras.dropout is 50; allowed is a number from 0 up to but not including 1 (probability of dropping); did you mean 0.5?
        after-embedding: 0.25 | keras: {recurrent_dropout: 0.5} | 8:18: unknown key "recurrent_dropout" in variants.some.keras; allowed are version, implementation, dropout and recurrent-dropout; did you mean recurrent-dropout?
        after-embedding: 0.25 | lstm-input: 0.5, keras: {dropout: 0.5} | 8:10: variants.some gives lstm-input twice: here and in Keras' words (dropout) at x.yaml:8:35; give it once
        after-embedding: 0.25 | keras: {recurrent-dropout: 0.5}, lstm-recurrent: {rate: 0} | 8:43: variants.some gives lstm-recurrent twice: here and in Keras' words (recurrent-dropout) at x.yaml:8:18; give it once
        after-embedding: 0.25 | keras: {version: 4, dropout: 0.5} | 8:27: variants.some.keras.version is 4; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3; newer than Keras 3 is unknown here, and 3 has the meaning of 3.8 and later
        after-embedding: 0.25 | keras: {version: "4.0.1", dropout: 0.5} | 8:27: variants.some.keras.version is the text "4.0.1"; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3; newer than Keras 3 is unknown here, and 3 has the meaning of 3.8 and later
        after-embedding: 0.25 | keras: {version: tensorflow-2.16, dropout: 0.5} | 8:27: variants.some.keras.version is the text "tensorflow-2.16"; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3; TensorFlow 2.16 and later come with Keras 3, whose release is another number (keras.__version__)
        after-embedding: 0.25 | keras: {version: 2.0.8-tf, dropout: 0.5} | 8:27: variants.some.keras.version is the text "2.0.8-tf"; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3
        after-embedding: 0.25 | keras: {version: 1.3, dropout: 0.5} | 8:27: variants.some.keras.version is 1.3; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3
        after-embedding: 0.25 | keras: {version: 2, dropout: 0.5} | 8:27: variants.some.keras.version is 2; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3; the releases of 2 differ
        after-embedding: 0.25 | keras: {version: tf.keras2} | 8:27: variants.some.keras.version is the text "tf.keras2"; allowed is 3, 3.0-3.7, tf.keras-2, 2.3, 2.1-2.2, 2.0 or 1, or a release such as 3.10, 2.2.4-tf or tensorflow-2.3; did you mean tf.keras-2?
        after-embedding: 0.25 | keras: {version: [3]} | 8:27: variants.some.keras.version is a list; allowed is text or a number (a version of Keras)
        after-embedding: 0.25 | keras: {version: 3, implementation: 3} | 8:46: variants.some.keras.implementation is 3; allowed is a whole number from 0 to 2 (implementation of Keras' LSTM)
        after-embedding: 0.25 | keras: {version: tf.keras-2, implementation: 0} | 8:55: variants.some.keras.implementation is 0; allowed with tf.keras 2 is 1 or 2
        after-embedding: 0.25 | keras: {implementation: 0} | 8:34: variants.some.keras.implementation is 0; allowed with Keras 3.8 and later is 1 or 2
        after-embedding: 0.25 | keras: {dropout: 0.5}, pytorch: {dropout: 0.5} | 8:33: variants.some has both keras (at x.yaml:8:10) and pytorch; give one
        after-embedding: 0.25 | pytorch: {} | 8:19: variants.some.pytorch lacks "dropout"
        after-embedding: 0.25 | after-lstm: {matched-to: plain} | 8:35: variants.some.after-lstm.matched-to is at a site that is on no path to the gates, so that there is no noise to match; allowed is a rate
        after-embedding: 0.25 | keras: {dropout: 0.98}, after-embedding: 0.97 | 8:9: variants.some leaves a share of 0.0006 of the input alive (after-embedding 0.97, lstm-input 0.98); allowed is at least 0.001
        0.25             | {rate: 0.25, matched-to: plain} | 8:40: variants.some.after-embedding has both rate (at x.yaml:8:28) and matched-to; give one
        0.25             | {matched-to: plain} | 8:40: variants.some.after-embedding.matched-to names plain, which drops nothing on the input path; allowed is a variant that does
        0.25             | {matched-to: plane} | 8:40: variants.some.after-embedding.matched-to is the text "plane"; allowed is the name of another variant: plain; did you mean plain?
        0.25             | {matched-to: some} | 8:40: variants.some.after-embedding.matched-to is the text "some"; allowed is the name of another variant: plain
        0.25             | {matched-to: 0.5} | 8:40: variants.some.after-embedding.matched-to is 0.5; allowed is text (the name of another variant)
        after-embedding: 0.25 | candidate: {rate: 0.5, time: per-frame} | 8:39: variants.some.candidate.time is the text "per-frame"; allowed is per-step, per-sequence or per-batch
        after-embedding: 0.25 | gate-outputs: {rate: 0.5, time: per-sequence} | 8:42: variants.some.gate-outputs.time is the text "per-sequence"; allowed is per-step or per-frame
        after-embedding: 0.25 | gate-outputs: {rate: 0.5, gates: shared} | 8:43: variants.some.gate-outputs.gates is the text "shared"; allowed is per-gate
        after-embedding: 0.25 | word-type: {rate: 0.5, time: per-step} | 8:39: variants.some.word-type.time is the text "per-step"; allowed is per-batch or per-sequence
        after-embedding: 0.25 | cell: {rate: 0.5, time: per-step} | 8:34: variants.some.cell.time is the text "per-step"; allowed is per-sequence or per-batch
        after-embedding: 0.25 | recurrent-weights: {rate: 0.5, time: per-sequence} | 8:47: variants.some.recurrent-weights.time is the text "per-sequence"; allowed is per-batch
        after-embedding: 0.25 | zoneout: {rate: 0.5, time: per-sequence} | 8:37: variants.some.zoneout.time is the text "per-sequence"; allowed is per-step
        after-embedding: 0.25 | zoneout: {cel: 0.5} | 8:20: unknown key "cel" in variants.some.zoneout; allowed are rate, cell, hidden, time, gates and layers; did you mean cell?
        after-embedding: 0.25 | zoneout: {time: per-step} | 8:19: variants.some.zoneout lacks "rate", "cell" or "hidden"
        after-embedding: 0.25 | zoneout: {rate: 0.5, hidden: 0.05} | 8:20: variants.some.zoneout has both rate, which sets cell and hidden, and hidden; give one or the other
        after-embedding: 0.25 | zoneout: {hidden: 0.05, matched-to: plain} | 8:34: unknown key "matched-to" in variants.some.zoneout; allowed are rate, cell, hidden, time, gates and layers
        after-embedding: 0.25 | zoneout: 1 | 8:19: variants.some.zoneout is 1; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of keeping the previous value)
        after-embedding: 0.25 | zoneout: {cell: 0.9999} | 8:26: variants.some.zoneout.cell drops a share of 0.9999; allowed is at most 0.999, so that something is left alive
        after-embedding: 0.25 | candidate: {rate: 0.99999999} | 8:21: variants.some.candidate drops a share of 0.99999999; allowed is at most 0.999, so that something is left alive
        after-embedding: 0.25 | token: 0.97, after-embedding: 0.98 | 8:9: variants.some leaves a share of 0.0006 of the input alive (token 0.97, after-embedding 0.98); allowed is at least 0.001
        after-embedding: 0.25 | recurrent-weights: 0.97, keras: {recurrent-dropout: 0.98} | 8:9: variants.some leaves a share of 0.0006 of the hidden state alive (lstm-recurrent 0.98, recurrent-weights 0.97); allowed is at least 0.001
        after-embedding: 0.25 | cell: {matched-to: plain} | 8:29: variants.some.cell.matched-to is at a site that is on no path to the gates, so that there is no noise to match; allowed is a rate
        0.25             | 0.9999 | 8:9: variants.some leaves a share of 0.0001 of the input alive (after-embedding 0.9999); allowed is at least 0.001
        """)
    void oneMistake(String from, String to, String message) throws IOException {
        assertEquals(List.of("x.yaml:" + message), mistakes(Folder.good(from, to)));
    }

    @Test
    void ratesThatCannotMatch() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:9:39: variants.two.after-embedding.matched-to gives one site the noise of all on the"
                                + " input path, but two drops there at keras.dropout and after-embedding; allowed is"
                                + " one of them",
                        "x.yaml:10:36: variants.chain.lstm-input.matched-to names one, whose rate is matched itself;"
                                + " allowed is a variant with rates"),
                mistakes(Folder.good("  plain: {}\n  some: {after-embedding: 0.25}\n", """
                          plain: {keras: {dropout: 0.5}}
                          one: {lstm-input: {matched-to: plain}}
                          two: {after-embedding: {matched-to: plain}, keras: {dropout: 0.5}}
                          chain: {lstm-input: {matched-to: one}}
                        """)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        model: {embedding: 4, units: 5} | 1:1: the experiment lacks "model"
        seeds: 3                        | 1:1: the experiment lacks "seeds"
        length: 20,                     | 2:7: data lacks "length"
        task: majority,                 | 2:7: data lacks "task", "files" or "file"
        embedding: 4,                   | 3:8: model lacks "embedding"
        epochs: 2                       | 4:11: training lacks "epochs"
        """)
    void aMissingKey(String removed, String message) throws IOException {
        assertEquals(List.of("x.yaml:" + message), mistakes(Folder.good(removed, "")));
    }

    @Test
    void noVariants() throws IOException {
        String start = Folder.GOOD.substring(0, Folder.GOOD.indexOf("variants:"));
        assertEquals(
                List.of("x.yaml:6:10: variants is empty; allowed is a mapping of one or more keys (what is compared)"),
                mistakes(start + "variants:\n"));
        assertEquals(
                List.of("x.yaml:6:11: variants is an empty mapping;"
                        + " allowed is a mapping of one or more keys (what is compared)"),
                mistakes(start + "variants: {}\n"));
        assertEquals(List.of("x.yaml:1:1: the experiment lacks \"variants\""), mistakes(start));
    }

    @Test
    void lengthsAndVocabulariesThatAreTooSmallForTheTask() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:2:38: data.length is 1; the task temporal-order needs 2 or more: a step for each marker",
                        "x.yaml:2:53: data.vocabulary is 2; the task temporal-order needs 3 or more:"
                                + " two markers and a distractor"),
                mistakes(Folder.good(
                        "majority, length: 20, vocabulary: 8",
                        "temporal-order, length: 1, vocabulary: 2, temporal-order: {within-last: 2}")));
        assertEquals(
                List.of("x.yaml:2:30: data.length is 1; the task bigram needs 2 or more: a bigram is two tokens"),
                mistakes(Folder.good("majority, length: 20", "bigram, length: 1")));
    }

    @Test
    void csvFilesThatAreNotThere() throws IOException {
        new Folder(temporary).with("there/a.csv", "");
        assertEquals(
                List.of(
                        "x.yaml:2:13: data.csv lacks \"test\"; name a file, or take a share of train with split: {test: 0.2}",
                        "x.yaml:2:21: data.csv.train names nope/a.csv, but there is no such file",
                        "x.yaml:2:45: data.csv.validation names there, but this is a directory, not a file",
                        "x.yaml:2:53: data.length is for a task and has no meaning with csv; leave it out",
                        "x.yaml:2:65: data.parity is for a task and has no meaning with csv; leave it out"),
                mistakes(Folder.GOOD.replaceFirst(
                        "data: .*",
                        "data: {csv: {train: nope/a.csv, validation: there}, length: 20, parity: {bits: 3}}")));
    }

    @Test
    void aTaskBesideCsvFiles() throws IOException {
        assertEquals(
                List.of("x.yaml:2:88: data has both task (at x.yaml:2:8) and csv; give one"),
                mistakes(Folder.good("test: 20}", "test: 20, csv: {train: a.csv}}")));
    }

    @Test
    void aFileWhoseNameCannotNameTheExperiment() throws IOException {
        Folder folder = new Folder(temporary).with("My File.yaml", Folder.good("name: good\n", ""));
        assertEquals(
                List.of("My File.yaml:1:1: the experiment lacks \"name\", and the file's name \"My File\" cannot stand"
                        + " for it; allowed is up to 100 lower-case letters, digits and hyphens that do not begin with a"
                        + " hyphen (a name)"),
                folder.mistakes("My File.yaml"));
    }

    @Test
    void allMistakesAreToldInTheOrderOfTheFile() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:1:7: name is the text \"NAME\"; allowed is up to 100 lower-case letters, digits and"
                                + " hyphens that do not begin with a hyphen (a name)",
                        "x.yaml:2:1: unknown key \"modle\"; allowed are name, question, extends, data, model, training,"
                                + " evaluation, keep, seeds, independent-seeds, variants, comparisons, compare-along, primary, equivalence, solved, sweep and search; did you mean model?",
                        "x.yaml:3:7: data lacks \"train\"",
                        "x.yaml:3:7: data lacks \"test\"",
                        "x.yaml:3:46: data.vocabulary is 2; the task temporal-order needs 3 or more: two markers and"
                                + " a distractor",
                        "x.yaml:4:11: training lacks \"epochs\"",
                        "x.yaml:5:12: the seed 1 is already given at x.yaml:5:9; give it once",
                        "x.yaml:7:19: variants.a.lstm-input is 50; allowed is a number from 0 up to but not including 1,"
                                + " a mapping or a list of one or more (probability of dropping); did you mean 0.5?",
                        "x.yaml:8:3: the key \"a\" is already given at x.yaml:7:3; give it once"),
                mistakes("""
                        name: NAME
                        modle: {units: 5}
                        data: {task: temporal-order, vocabulary:     2, length: 9, validation: 30}
                        training: {}
                        seeds: [1, 1]
                        variants:
                          a: {lstm-input: 50}
                          a: {}
                        """));
    }

    @Test
    void longAndCrookedTextIsToldInOneShortLine() throws IOException {
        String question = "[\"" + "x".repeat(70) + "\"]";
        assertEquals(
                List.of("x.yaml:5:9: item 1 of seeds is the text \"" + "x".repeat(60) + "...\"; allowed is a whole"
                        + " number from -9223372036854775808 to 9223372036854775807 (a seed)"),
                mistakes(Folder.good("seeds: 3", "seeds: " + question)));
    }

    /** A reader of YAML takes no longer text without a blank, and the plan has to be read again. */
    @Test
    void aQuestionOfAWholeBookIsRefused() throws IOException {
        List<String> mistakes = new Folder(temporary)
                .with("x.yaml", Folder.good("name: good", "name: good\\nquestion: " + "x".repeat(10_001)))
                .mistakes("x.yaml");
        assertEquals(
                List.of("x.yaml:2:11: question is the text \"" + "x".repeat(60)
                        + "...\"; allowed is text of at most 10000"
                        + " characters (what the experiment asks, in words)"),
                mistakes);
    }
}
