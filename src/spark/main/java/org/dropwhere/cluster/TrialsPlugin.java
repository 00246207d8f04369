package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.scheduler.SparkListener;
import org.jspecify.annotations.Nullable;

/**
 * The way from tasks to the driver: messages of Spark's own plugins arrive at once, where accumulators come with an
 * executor's heartbeat every ten seconds. Spark makes its ends by itself, one for each process; hence what is static.
 */
public final class TrialsPlugin implements SparkPlugin {
    private static volatile Function<TaskMessage, Optional<Serializable>> driver = message -> Optional.empty();
    private static volatile Optional<SparkListener> listener = Optional.empty();
    private static volatile @Nullable PluginContext executor;

    /** For Spark, which makes it by its name. */
    public TrialsPlugin() {}

    /** From now on messages go to a receiver, which gives the answer, if one is waited for; from several threads. */
    static void receive(Function<TaskMessage, Optional<Serializable>> receiver) {
        driver = receiver;
    }

    /** The next context has this listener from its beginning: added later, it would miss executors that are early. */
    static void listen(SparkListener next) {
        listener = Optional.of(next);
    }

    /** Tells the driver, without waiting. */
    static void tell(TaskMessage message) {
        send(() -> connection().send(message));
    }

    /** Tells the driver and waits for the answer. */
    static Object ask(TaskMessage message) {
        Object[] answer = new Object[1];
        send(() -> answer[0] = connection().ask(message));
        return answer[0];
    }

    private static PluginContext connection() {
        return Optional.ofNullable(executor)
                .orElseThrow(() -> new IllegalStateException("This is no executor of the program's"));
    }

    private interface Sending {
        void run() throws Exception;
    }

    private static void send(Sending sending) {
        try {
            sending.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The driver cannot be reached: " + e.getMessage(), e);
        }
    }

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Map<String, String> init(SparkContext context, PluginContext own) {
                listener.ifPresent(context::addSparkListener);
                return Map.of();
            }

            @Override
            public @Nullable Object receive(Object message) {
                return driver.apply((TaskMessage) message).orElse(null);
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void init(PluginContext context, Map<String, String> configuration) {
                // As at home: libraries ask for the default where they format.
                Locale.setDefault(Locale.ROOT);
                executor = context;
            }
        };
    }
}
