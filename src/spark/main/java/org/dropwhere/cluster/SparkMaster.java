package org.dropwhere.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.text.Words;

/** The address of a cluster's master. */
final class SparkMaster {
    private static final String STANDALONE = "spark://";
    private static final Pattern ADDRESS = Pattern.compile("(?<host>[^:,/]+|\\[[0-9A-Fa-f:.]+])(:(?<port>\\d{1,5}))");
    private static final Pattern OTHERS =
            Pattern.compile("yarn|k8s://.+|local(\\[([1-9]\\d{0,3}|\\*)(,[1-9]\\d{0,3})?])?");

    /** Spark itself tries for a minute before it says that nobody answers. Chosen, not measured. */
    private static final int PATIENCE_MILLIS = 5000;

    private static final int LARGEST_PORT = 65535;

    private SparkMaster() {}

    /**
     * Looks whether an address is one.
     *
     * @throws BadInput if it is none that Spark knows
     */
    static void requireKnown(String master) {
        if (!OTHERS.matcher(master).matches() && standalone(master).isEmpty()) {
            throw new BadInput("--spark: " + Words.quoted(master)
                    + " is not the address of a master of Spark. It may be spark://HOST:PORT, yarn, k8s://HTTPS-URL or,"
                    + " to try it on this machine, local[2].");
        }
    }

    /** Whether it is one that Spark's core alone does not know. */
    static boolean isOfExtension(String master) {
        return master.equals("yarn") || master.startsWith("k8s://");
    }

    /**
     * Looks whether somebody answers; of masters of YARN and Kubernetes only Spark knows how to ask.
     *
     * @throws EnvironmentFailure if nobody does
     */
    static void requireReachable(String master) {
        List<InetSocketAddress> addresses = standalone(master);
        List<String> reasons = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            Optional<String> failure = failure(address);
            if (failure.isEmpty()) {
                return;
            }
            reasons.add(address.getHostString() + ":" + address.getPort() + " (" + failure.get() + ")");
        }
        if (!reasons.isEmpty()) {
            throw new EnvironmentFailure("No master of Spark answers at " + String.join(", nor at ", reasons)
                    + ". Look whether it runs, and whether this machine may reach it; its web page names its address.");
        }
    }

    private static Optional<String> failure(InetSocketAddress address) {
        if (address.isUnresolved()) {
            return Optional.of("no such host is known");
        }
        try (Socket socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
        }
    }

    /** The addresses of a standalone cluster's masters; empty if it is none, or not one that can be read. */
    private static List<InetSocketAddress> standalone(String master) {
        if (!master.startsWith(STANDALONE)) {
            return List.of();
        }
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (String address : master.substring(STANDALONE.length()).split(",", -1)) {
            var matcher = ADDRESS.matcher(address);
            if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > LARGEST_PORT) {
                return List.of();
            }
            addresses.add(new InetSocketAddress(matcher.group("host"), Integer.parseInt(matcher.group("port"))));
        }
        return addresses;
    }
}
