package org.dropwhere.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Spark's own cluster on the loopback interface: a master, and workers of one core each, as processes of their own.
 * Nothing of it is left when it is closed.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String MASTER_HOST = "127.0.0.1";
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String REGISTERED = "Successfully registered with master";

    private final Path folder;
    private final List<Worker> workers = new ArrayList<>();
    private final List<ProcessHandle> orphans = new ArrayList<>();
    private final Thread hook = new Thread(this::end);
    private final Process master;
    private final String address;
    private int started;

    private StandaloneCluster(Path folder) throws Exception {
        this.folder = folder;
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createSymbolicLink(home.resolve("jars"), SparkHome.JARS);
        Runtime.getRuntime().addShutdownHook(hook);
        master = daemon("master", MASTER_HOST, "--port", "0");
        String line = new Lines(master.getInputStream())
                .await(each -> MASTER.matcher(each).find());
        Matcher found = MASTER.matcher(line);
        address = found.results().findFirst().orElseThrow().group(1);
    }

    /**
     * Starts one.
     *
     * @param folder empty; belongs to it
     */
    static StandaloneCluster start(Path folder, int workers) throws Exception {
        StandaloneCluster cluster = new StandaloneCluster(folder);
        try {
            cluster.haveWorkers(workers);
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    /** For {@code --spark}. */
    String address() {
        return address;
    }

    List<Worker> workers() {
        return List.copyOf(workers);
    }

    /** Has so many idle workers and no executor, whatever there was before. */
    void haveWorkers(int number) throws Exception {
        if (!master.isAlive()) {
            throw new IllegalStateException("The master has ended with exit code " + master.exitValue());
        }
        for (Worker worker : workers()) {
            if (!worker.process.isAlive()) {
                workers.remove(worker);
            }
        }
        while (workers.size() > number) {
            killWorker(workers.get(workers.size() - 1));
        }
        List<Worker> begun = new ArrayList<>();
        while (workers.size() < number) {
            begun.add(beginWorker());
        }
        for (Worker worker : begun) {
            worker.awaitRegistered();
        }
        awaitNoExecutors();
    }

    /** One more, which the master knows. */
    Worker startWorker() throws Exception {
        Worker worker = beginWorker();
        worker.awaitRegistered();
        return worker;
    }

    private Worker beginWorker() throws Exception {
        Path work = folder.resolve("worker-" + ++started);
        // Spark starts no copy of a task on a host that has one.
        String host = workers.stream().anyMatch(worker -> worker.host.equals(MASTER_HOST)) ? "localhost" : MASTER_HOST;
        Process process =
                daemon("worker", host, "--cores", "1", "--memory", "1500m", "--work-dir", work.toString(), address);
        Worker worker = new Worker(process, host, work, new Lines(process.getInputStream()));
        workers.add(worker);
        return worker;
    }

    /** As {@code kill -9}; its executors end when they notice. */
    void killWorker(Worker worker) throws InterruptedException {
        orphans.addAll(worker.executors());
        worker.process.destroyForcibly().waitFor();
        workers.remove(worker);
    }

    /** Waits until all executors have ended, and removes what they have left. */
    void awaitNoExecutors() throws Exception {
        for (Worker worker : workers) {
            for (ProcessHandle executor : worker.executors()) {
                executor.onExit().get(Lines.PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        for (ProcessHandle orphan : orphans) {
            orphan.onExit().get(Lines.PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        // Each has a copy of the program's jar.
        for (Worker worker : workers) {
            removeBelow(worker.folder);
        }
    }

    /** All executors that there are. */
    List<ProcessHandle> executors() {
        return workers.stream().flatMap(worker -> worker.executors().stream()).toList();
    }

    private Process daemon(String kind, String host, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(Daemon.class.getName(), kind, "--host", host, "--webui-port", "0"));
        all.addAll(List.of(arguments));
        Path home = folder.resolve("home");
        ProcessBuilder builder = SparkHome.java(
                List.of("-Xmx256m", SparkHome.STARTS_FASTER),
                home + "/jars/*" + File.pathSeparator + SparkHome.testClasses(),
                all);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        return builder.redirectErrorStream(true).start();
    }

    private void end() {
        List<ProcessHandle> all = new ArrayList<>(orphans);
        all.addAll(executors());
        workers.forEach(worker -> all.add(worker.process.toHandle()));
        all.add(master.toHandle());
        // A worker would start an executor again.
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).destroyForcibly();
        }
        all.forEach(process -> process.onExit().join());
        SparkHome.processesThatName(folder).forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
    }

    @Override
    public void close() throws IOException {
        end();
        Runtime.getRuntime().removeShutdownHook(hook);
        removeBelow(folder);
        Files.delete(folder);
    }

    private static void removeBelow(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    if (!path.equals(folder)) {
                        Files.delete(path);
                    }
                }
            }
        }
    }

    /** A worker, which starts executors as its children. */
    static final class Worker {
        private final Process process;
        private final String host;
        private final Path folder;
        private final Lines lines;

        private Worker(Process process, String host, Path folder, Lines lines) {
            this.process = process;
            this.host = host;
            this.folder = folder;
            this.lines = lines;
        }

        private void awaitRegistered() throws InterruptedException {
            lines.await(line -> line.contains(REGISTERED));
        }

        /** Those that run. */
        List<ProcessHandle> executors() {
            try (Stream<ProcessHandle> children = process.children()) {
                return children.filter(
                                child -> child.info().command().orElse("").endsWith("java"))
                        .toList();
            }
        }

        /** What its executors have logged. */
        List<String> executorLogs() {
            List<String> logs = new ArrayList<>();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path log :
                        files.filter(file -> file.endsWith("stderr")).sorted().toList()) {
                    logs.add(Files.readString(log));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return logs;
        }
    }
}
