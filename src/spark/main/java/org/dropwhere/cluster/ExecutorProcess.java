package org.dropwhere.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of an executor share: files are written and read once, however many trials use them.
 *
 * @param sent identifies the files, by application and broadcast
 * @param copies where they are here, by the path that trials have for them
 * @param executor trains a trial in one thread, and keeps what it has read
 */
record ExecutorProcess(String sent, Map<String, Path> copies, LocalExecutor executor) {
    private static @Nullable ExecutorProcess last;

    /**
     * The process with some files.
     *
     * @throws EnvironmentFailure if they cannot be written
     */
    static synchronized ExecutorProcess with(Broadcast<SentFiles> files) {
        String sent = SparkEnv.get().conf().getAppId() + " " + files.id();
        Optional<ExecutorProcess> same =
                Optional.ofNullable(last).filter(each -> each.sent().equals(sent));
        if (same.isPresent()) {
            return same.get();
        }
        ExecutorProcess process = new ExecutorProcess(sent, copies(files), new LocalExecutor(1));
        last = process;
        return process;
    }

    private static Map<String, Path> copies(Broadcast<SentFiles> files) {
        // Spark removes this folder.
        Path folder = Path.of(SparkFiles.getRootDirectory()).resolve("dropwhere-files-" + files.id());
        try {
            return files.value().write(folder);
        } catch (IOException e) {
            throw new EnvironmentFailure("it cannot write the files of data into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The same trial, which names the files that are here. */
    Trial withOwnFiles(Trial trial) {
        UnaryOperator<Path> here =
                path -> Optional.ofNullable(copies.get(path.toString())).orElse(path);
        TrialDescription description = trial.description();
        Data data = description.data();
        return new Trial(
                trial.id(),
                description.with(
                        data instanceof FileData own ? own.at(here) : data,
                        description.model().at(here)),
                trial.keepsWeights());
    }
}
