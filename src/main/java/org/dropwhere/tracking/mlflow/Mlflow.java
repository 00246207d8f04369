package org.dropwhere.tracking.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Words;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.training.Outcome;

/** A place where MLflow keeps experiments: a tracking server or a folder. */
public final class Mlflow {
    /** Two letters and more, since one is a drive. */
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);

    private static final int MOST_PORT = 65_535;

    private static final String ALLOWED =
            "give http:// or https:// and the server's address, or the path of a folder such as mlruns";

    private final Store store;

    private Mlflow(Store store) {
        this.store = store;
    }

    /**
     * The place that somebody names; nothing is read or written yet.
     *
     * @param place the address of a server, {@code http://} or {@code https://}, or a folder, also as {@code file:} URI
     * @param environment where credentials are looked for, under the names that MLflow's own clients know
     * @throws BadInput if it is neither, or credentials for a server cannot be sent
     */
    public static Mlflow at(String place, Map<String, String> environment) {
        if (place.isEmpty()) {
            throw new BadInput("The option --mlflow is empty; " + ALLOWED + ".");
        }
        if (place.equals("databricks") || place.equals("uc")) {
            throw new BadInput("The option --mlflow does not know " + Words.quoted(place)
                    + ", which MLflow configures itself; " + ALLOWED + ".");
        }
        BareAddress.refuse(place);
        Matcher scheme = SCHEME.matcher(place);
        String name = scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
        return switch (name) {
            case "http", "https" ->
                new Mlflow(new RestStore(new Connection(server(place), Credentials.of(environment))));
            case "", "file" -> new Mlflow(new FileStore(folder(place)));
            default ->
                throw new BadInput("The option --mlflow knows no place that begins with " + Words.quoted(name + ":")
                        + "; " + ALLOWED + ".");
        };
    }

    private static URI server(String place) {
        URI uri;
        try {
            uri = new URI(place.replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            // Neither the address nor the exception, whose message has it: there may be a password in it.
            throw new BadInput("The address of --mlflow is none (" + e.getReason() + "); " + ALLOWED + ".");
        }
        if (uri.getRawUserInfo() != null) {
            throw new BadInput(
                    "The address of --mlflow has a user or a password in it; set MLFLOW_TRACKING_USERNAME and"
                            + " MLFLOW_TRACKING_PASSWORD instead.");
        }
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new BadInput("The address of --mlflow has no host, or something behind the path; " + ALLOWED + ".");
        }
        if (uri.getPort() > MOST_PORT) {
            throw new BadInput("The address of --mlflow has the port " + uri.getPort() + ", and none is above "
                    + MOST_PORT + "; " + ALLOWED + ".");
        }
        return uri;
    }

    private static Path folder(String place) {
        try {
            return place.regionMatches(true, 0, "file:", 0, "file:".length())
                    ? Path.of(URI.create(place))
                    : Path.of(place);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new BadInput("The option --mlflow: " + Words.quoted(Credentials.removedFrom(place)) + " is no path; "
                    + ALLOWED + ".");
        }
    }

    /**
     * Logs an experiment: one run for each run of the plan that has ended, and one with the report's files. What is
     * there already is left as it is, so that logging twice adds nothing.
     *
     * @param ended the trials that have ended
     * @param report the report's files by their paths
     * @throws org.dropwhere.failure.ExpectedFailure if that cannot be done; what was logged before stays
     */
    public Logged log(TrackedPlan plan, Map<Trial, Outcome> ended, SortedMap<String, byte[]> report) {
        List<LoggedRun> runs = new ArrayList<>();
        plan.runs(ended).forEach(run -> runs.add(LoggedRun.of(run)));
        runs.add(LoggedRun.ofReport(report));
        return store.log(plan.plan().experiment().name(), runs);
    }
}
