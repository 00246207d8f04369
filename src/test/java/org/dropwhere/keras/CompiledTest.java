package org.dropwhere.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.AdamW;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.CosineDecay;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledTest {
    /** What every optimizer of Keras 3 saves beside its rule. */
    private static final String COMMON =
            "'name': 'it', 'weight_decay': null, 'clipnorm': null, 'global_clipnorm': null,"
                    + " 'clipvalue': null, 'use_ema': false, 'ema_momentum': 0.99, 'ema_overwrite_frequency': null,"
                    + " 'loss_scale_factor': null, 'gradient_accumulation_steps': null, ";

    private static String compiled(String optimizer, String settings) {
        return "{'optimizer': {'module': 'keras.optimizers', 'class_name': '" + optimizer + "', 'config': {" + settings
                + "}, 'registered_name': null}, 'loss': 'binary_crossentropy', 'loss_weights': null, 'metrics': ['accuracy'],"
                + " 'weighted_metrics': null, 'run_eagerly': false, 'steps_per_execution': 1, 'jit_compile': true}";
    }

    private static KerasTraining read(String compiled, String version, Refusals refusals) {
        KerasDialect dialect = KerasDialect.of(Optional.of(version), Saved.json("{}"), refusals);
        return CompiledReader.read(Optional.of(Saved.json(compiled)), dialect, refusals);
    }

    private static KerasTraining read(String compiled) {
        Refusals refusals = new Refusals("model.keras");
        KerasTraining training = read(compiled, "3.15.1", refusals);
        refusals.throwIfAny();
        return training;
    }

    private static OptimizerSpec optimizer(String name, String settings) {
        return read(compiled(name, settings)).optimizer().orElseThrow();
    }

    private static List<String> refused(String compiled) {
        Refusals refusals = new Refusals("model.keras");
        read(compiled, "3.15.1", refusals);
        return refusals.sentences();
    }

    @Test
    void readsEveryOptimizerWithItsSettings() {
        assertEquals(
                new RmsProp(0.001, 0.8, 1e-6, 0.5, true, 0, Clipping.NONE),
                optimizer(
                        "RMSprop",
                        COMMON + "'learning_rate': 0.0010000000474974513, 'rho': 0.8, 'momentum': 0.5, 'epsilon': 1e-6,"
                                + " 'centered': true"));
        assertEquals(
                new Adam(0.002, 0.8, 0.99, 1e-7, true, 0.01, new Clipping(Clipping.By.VALUE, 0.5)),
                optimizer(
                        "Adam",
                        "'learning_rate': 0.0020000000949949026, 'beta_1': 0.8, 'beta_2': 0.99, 'epsilon': 1e-7,"
                                + " 'amsgrad': true, 'weight_decay': 0.01, 'clipvalue': 0.5"));
        assertEquals(
                new AdamW(0.001, 0.9, 0.999, 1e-7, false, 0.004, new Clipping(Clipping.By.GLOBAL_NORM, 1)),
                optimizer("AdamW", "'learning_rate': 0.001, 'weight_decay': 0.004, 'global_clipnorm': 1.0"));
        assertEquals(
                new Nadam(0.001, 0.9, 0.999, 1e-7, 0, new Clipping(Clipping.By.NORM, 0.05)),
                optimizer("Nadam", "'learning_rate': 0.001, 'clipnorm': 0.05"));
        assertEquals(
                new Sgd(0.1, 0.9, true, 0, Clipping.NONE),
                optimizer("SGD", COMMON + "'learning_rate': 0.10000000149011612, 'momentum': 0.9, 'nesterov': true"));
        // Nesterov's momentum of 0 is plain descent.
        assertEquals(
                new Sgd(0.01, 0, false, 0, Clipping.NONE),
                optimizer("SGD", "'learning_rate': 0.01, 'momentum': 0.0, 'nesterov': true"));
    }

    @Test
    void readsSchedules() {
        String exponential =
                "'learning_rate': {'module': 'keras.optimizers.schedules', 'class_name': 'ExponentialDecay',"
                        + " 'config': {'initial_learning_rate': 0.01, 'decay_steps': 1000, 'decay_rate': 0.96, 'staircase': true,"
                        + " 'name': 'ExponentialDecay'}, 'registered_name': null}";
        KerasTraining training = read(compiled("SGD", exponential));
        assertEquals(Optional.of(new ExponentialDecay(1000, 0.96, true)), training.schedule());
        assertEquals(Optional.of(new Sgd(0.01, 0, false, 0, Clipping.NONE)), training.optimizer());
        String cosine = "'learning_rate': {'class_name': 'CosineDecay', 'config': {'initial_learning_rate': 0.1,"
                + " 'decay_steps': 500.0, 'alpha': 0.1, 'name': 'CosineDecay', 'warmup_target': null, 'warmup_steps': 0}}";
        assertEquals(
                Optional.of(new CosineDecay(500, 0.1)),
                read(compiled("SGD", cosine)).schedule());
        assertEquals(
                List.of("model.keras: the schedule \"CosineDecay\" has warmup_steps 10, which raises the learning rate"
                        + " first; allowed is 0."),
                refused(compiled("SGD", cosine.replace("'warmup_steps': 0", "'warmup_steps': 10"))));
        assertEquals(
                List.of("model.keras: the optimizer \"SGD\" has learning_rate \"PiecewiseConstantDecay\"; allowed is a"
                        + " number, ExponentialDecay or CosineDecay."),
                refused(compiled("SGD", "'learning_rate': {'class_name': 'PiecewiseConstantDecay', 'config': {}}")));
    }

    @Test
    void readsTheOptimizerOfKeras2AndSaysWhatIsOtherThere() {
        Refusals refusals = new Refusals("model.h5");
        KerasTraining training = read(
                "{'loss': 'binary_crossentropy', 'metrics': null, 'weighted_metrics': null, 'loss_weights': null,"
                        + " 'sample_weight_mode': null, 'optimizer_config': {'class_name': 'RMSprop', 'config': {'name':"
                        + " 'RMSprop', 'lr': 0.0010000000474974513, 'decay': 0.0, 'rho': 0.8999999761581421, 'momentum': 0.0,"
                        + " 'epsilon': 1e-07, 'centered': false}}}",
                "2.3.1",
                refusals);
        assertEquals(List.of(), refusals.sentences());
        assertEquals(Optional.of(new RmsProp(0.001, 0.9, 1e-7)), training.optimizer());
        assertEquals(
                List.of("RMSprop of Keras 2 adds epsilon outside the root; here it stands inside, as in Keras 3."),
                training.notes());
    }

    @Test
    void hasNoOptimizerWhereTheModelWasNeverCompiled() {
        KerasDialect dialect = KerasDialect.of(Optional.of("3.15.1"), Saved.json("{}"), new Refusals("m"));
        assertEquals(
                new KerasTraining(Optional.empty(), Optional.empty(), List.of()),
                CompiledReader.read(Optional.empty(), dialect, new Refusals("m")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'use_ema': true | use_ema true, which ends with mean weights; allowed is false",
                "'loss_scale_factor': 2.0 | loss_scale_factor 2.0, which scales the loss; allowed is none",
                "'gradient_accumulation_steps': 4 | gradient_accumulation_steps 4, which makes a step of several batches;"
                        + " allowed is none",
                "'decay': 0.1 | decay 0.1, with which Keras 2 lowers the learning rate; allowed is 0",
                "'beta_1': 1.0 | beta_1 1.0; allowed is a number from 0 up to but not including 1",
                "'learning_rate': -1 | learning_rate -1; allowed is a number above 0",
                "'epsilon': 1e-30 | epsilon 1.0E-30; allowed is a number from 1e-12",
                "'novel': 3 | novel 3, which is not known here and may change a result; allowed is none",
            })
    void refusesASettingOfAnOptimizer(String setting, String refusal) {
        assertEquals(
                List.of("model.keras: the optimizer \"Adam\" has " + refusal.strip() + "."),
                refused(compiled("Adam", setting)));
    }

    @Test
    void refusesOtherOptimizersAndTwoClippings() {
        assertEquals(
                List.of(
                        "model.keras: the optimizer is \"Lion\"; allowed are Keras' RMSprop, Adam, AdamW, Nadam and SGD."),
                refused(compiled("Lion", "'learning_rate': 0.001")));
        assertEquals(
                List.of(
                        "model.keras: the optimizer is \"Adam\"; allowed are Keras' RMSprop, Adam, AdamW, Nadam and SGD."),
                refused(compiled("Adam", "").replace("'registered_name': null", "'registered_name': 'mine>Adam'")));
        assertEquals(
                List.of("model.keras: the optimizer \"Adam\": clip-value stands beside clip-norm."),
                refused(compiled("Adam", "'clipnorm': 1, 'clipvalue': 1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'binary_crossentropy'",
                "['binary_crossentropy']",
                "{'answer': 'BinaryCrossentropy'}",
                "{'module': 'builtins', 'class_name': 'function', 'config': 'binary_crossentropy', 'registered_name':"
                        + " 'function'}",
                "{'module': 'keras.losses', 'class_name': 'BinaryCrossentropy', 'config': {'name': 'binary_crossentropy',"
                        + " 'reduction': 'sum_over_batch_size', 'from_logits': false, 'label_smoothing': 0.0, 'axis': -1},"
                        + " 'registered_name': null}"
            })
    void readsBinaryCrossEntropyInAllItsForms(String loss) {
        assertEquals(List.of(), refused("{'loss': " + loss + "}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'mse' | the loss is \"mse\"; allowed is Keras' binary_crossentropy",
                "['mse', 'binary_crossentropy'] | the loss is [\"mse\", \"binary_crossentropy\"]; allowed is Keras'"
                        + " binary_crossentropy",
                "{'module': 'mine', 'class_name': 'BinaryCrossentropy', 'config': {}} | the loss is"
                        + " \"BinaryCrossentropy\"; allowed is Keras' binary_crossentropy",
                "{'class_name': 'BinaryCrossentropy', 'config': {'from_logits': true}} | the loss \"BinaryCrossentropy\" has"
                        + " from_logits true, which takes what the last layer gives for a logit; allowed is false: let the"
                        + " last layer be Dense(1, activation='sigmoid'), compile without from_logits, and save again",
                "{'class_name': 'BinaryCrossentropy', 'config': {'label_smoothing': 0.1}} | the loss"
                        + " \"BinaryCrossentropy\" has label_smoothing 0.1, which moves the labels; allowed is 0",
                "{'class_name': 'BinaryCrossentropy', 'config': {'reduction': 'sum'}} | the loss \"BinaryCrossentropy\" has"
                        + " reduction \"sum\", which scales every gradient; allowed is sum_over_batch_size, mean, auto or"
                        + " mean_with_sample_weight",
                "{'class_name': 'BinaryCrossentropy', 'config': {'reduction': null}} | the loss \"BinaryCrossentropy\" has"
                        + " reduction null, which scales every gradient; allowed is sum_over_batch_size, mean, auto or"
                        + " mean_with_sample_weight",
            })
    void refusesOtherLosses(String loss, String refusal) {
        assertEquals(List.of("model.keras: " + refusal.strip() + "."), refused("{'loss': " + loss + "}"));
    }

    @Test
    void refusesWeightsOfLosses() {
        assertEquals(
                List.of("model.keras: the model was compiled with loss_weights [2.0]; allowed is none."),
                refused("{'loss': 'binary_crossentropy', 'loss_weights': [2.0]}"));
        assertEquals(List.of(), refused("{'loss': 'binary_crossentropy', 'loss_weights': [1.0]}"));
    }
}
