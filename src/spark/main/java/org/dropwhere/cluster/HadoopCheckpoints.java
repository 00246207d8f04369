package org.dropwhere.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.Provenance;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.CheckpointBytes;
import org.dropwhere.text.Words;
import org.dropwhere.training.Snapshot;

/**
 * Keeps checkpoints in a folder that all machines reach, through Hadoop's file systems. Goes out with tasks.
 *
 * <p>Several machines may train one trial at a time, and any may be lost at any moment. So no file is ever replaced,
 * which not all file systems can do in one step: each checkpoint is a new file {@code TRIAL/EPOCHS-UUID.checkpoint},
 * which has its whole content before it has this name.
 *
 * <p>A checkpoint that cannot be written or read costs time and no result. Training goes on without it, and the log of
 * the executor, its standard error, says why. That nothing at all can be written is found before anything is trained,
 * by {@link #requireWritable}.
 *
 * @param folder URI of the folder
 * @param configuration of the file systems
 */
record HadoopCheckpoints(String folder, Broadcast<SerializableConfiguration> configuration)
        implements CheckpointStore, Serializable {
    private static final System.Logger LOG = System.getLogger(HadoopCheckpoints.class.getName());
    private static final String SUFFIX = ".checkpoint";
    private static final Pattern NAME = Pattern.compile("\\d{1,9}-.+" + Pattern.quote(SUFFIX));

    /** Otherwise each file has one of checksums beside it. Checkpoints have a checksum of their own. */
    private static final String WITHOUT_CHECKSUMS = "org.apache.hadoop.fs.local.RawLocalFs";

    /**
     * Looks whether a text is the URI of a folder.
     *
     * @throws BadInput if it is not
     */
    static void requireUri(String folder) {
        boolean isUri;
        try {
            URI uri = new URI(folder);
            isUri = uri.getScheme() != null
                    && uri.getPath() != null
                    && uri.getPath().startsWith("/");
        } catch (URISyntaxException e) {
            isUri = false;
        }
        if (!isUri) {
            throw new BadInput("--spark-checkpoints: " + Words.quoted(folder)
                    + " is not the URI of a folder that all machines reach. It may be hdfs://HOST/FOLDER,"
                    + " s3a://BUCKET/FOLDER or, where all machines share a disk, file:///FOLDER.");
        }
    }

    /**
     * Makes the folder, if it is not there, and a file in it, which it removes.
     *
     * @throws EnvironmentFailure if it cannot
     */
    void requireWritable() {
        try {
            Path probe = new Path(folder, "probe-" + UUID.randomUUID());
            write(probe, new byte[1]);
            files().delete(probe, false);
        } catch (IOException | RuntimeException e) {
            throw new EnvironmentFailure(
                    "--spark-checkpoints: nothing can be written into " + folder + ": " + SparkReason.of(e), e);
        }
    }

    /** The furthest that can be read and that this kind of machine may go on from. */
    @Override
    public Optional<Snapshot> load(Trial trial) {
        String kind = Provenance.ofThisProcess().kind().text();
        return furthestFirst(trial).stream()
                .flatMap(file -> read(trial, file).stream())
                .filter(snapshot -> snapshot.mayGoOnWith(kind))
                .findFirst();
    }

    private List<Path> furthestFirst(Trial trial) {
        try {
            return list(trial);
        } catch (IOException | RuntimeException e) {
            log("The checkpoints in " + folderOf(trial) + " cannot be listed: " + SparkReason.of(e));
            return List.of();
        }
    }

    private Optional<Snapshot> read(Trial trial, Path file) {
        try (InputStream in = files().open(file)) {
            return CheckpointBytes.read(trial, in.readAllBytes());
        } catch (FileNotFoundException e) {
            // A machine that trains the same trial has come further since the files were listed.
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            log("The checkpoint " + file + " cannot be read: " + SparkReason.of(e));
            return Optional.empty();
        }
    }

    /**
     * Saves a snapshot under a name of its own and then removes earlier ones. Of those it leaves the furthest, for
     * machines that have listed the files just now, and should this one be damaged.
     */
    @Override
    public void save(Trial trial, Snapshot snapshot) {
        byte[] bytes = CheckpointBytes.of(trial, snapshot);
        int epochs = snapshot.epochs().size();
        String name = epochs + "-" + UUID.randomUUID();
        Path part = new Path(folderOf(trial), name + ".part");
        try {
            write(part, bytes);
            files().rename(part, new Path(folderOf(trial), name + SUFFIX));
            list(trial).stream().filter(file -> epochs(file) < epochs).skip(1).forEach(this::delete);
        } catch (IOException | RuntimeException e) {
            log("The checkpoint of trial " + trial.id() + " after epoch " + epochs + " cannot be written into "
                    + folderOf(trial) + ": " + SparkReason.of(e) + " Training goes on without it.");
            delete(part);
        }
    }

    /**
     * Removes what a trial does not need any more; what cannot be removed stays. A machine that has not yet heard that
     * the trial has finished may still add to it, which does no harm: the next run that trains this trial goes on from
     * there.
     */
    void remove(Trial trial) {
        delete(folderOf(trial));
    }

    /** With all that is in it. What is not there any more, another machine has removed. */
    private void delete(Path path) {
        try {
            boolean unused = files().delete(path, true);
        } catch (IOException | RuntimeException e) {
            log(path + " cannot be removed: " + SparkReason.of(e));
        }
    }

    private void write(Path path, byte[] bytes) throws IOException {
        try (OutputStream out = files().create(
                        path, EnumSet.of(CreateFlag.CREATE, CreateFlag.OVERWRITE), Options.CreateOpts.createParent())) {
            out.write(bytes);
        }
    }

    /** The checkpoints of a trial, those after the most epochs first. */
    private List<Path> list(Trial trial) throws IOException {
        try {
            return Arrays.stream(files().util().listStatus(folderOf(trial)))
                    .map(FileStatus::getPath)
                    .filter(path -> NAME.matcher(path.getName()).matches())
                    .sorted(Comparator.comparingInt(HadoopCheckpoints::epochs).reversed())
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** After how many epochs a checkpoint was saved. */
    private static int epochs(Path file) {
        String name = file.getName();
        return Integer.parseInt(name.substring(0, name.indexOf('-')));
    }

    private Path folderOf(Trial trial) {
        return new Path(folder, trial.id());
    }

    private FileContext files() throws IOException {
        Configuration hadoop = new Configuration(configuration.value().value());
        hadoop.set("fs.AbstractFileSystem.file.impl", WITHOUT_CHECKSUMS);
        return FileContext.getFileContext(URI.create(folder), hadoop);
    }

    private static void log(String sentence) {
        LOG.log(System.Logger.Level.WARNING, sentence);
    }
}
