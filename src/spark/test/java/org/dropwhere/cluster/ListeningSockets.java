package org.dropwhere.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where processes wait for connections, as Linux tells it: proc(5). */
final class ListeningSockets {
    /** The loopback interface of IPv4, the same as an address of IPv6, and that of IPv6. */
    static final Set<String> LOOPBACK =
            Set.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

    private static final int ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** The addresses, in the system's hexadecimal digits, that a process listens at. */
    static List<String> of(ProcessHandle process) throws IOException {
        Set<String> sockets = new HashSet<>();
        Path own = Path.of("/proc", String.valueOf(process.pid()));
        try (Stream<Path> files = Files.list(own.resolve("fd"))) {
            for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                sockets.add(Files.readSymbolicLink(file).toString());
            }
        }
        return Stream.concat(
                        Files.readAllLines(own.resolve("net/tcp")).stream(),
                        Files.readAllLines(own.resolve("net/tcp6")).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells[STATE].equals(LISTEN) && sockets.contains("socket:[" + cells[INODE] + "]"))
                .map(cells -> cells[ADDRESS].substring(0, cells[ADDRESS].indexOf(':')))
                .toList();
    }
}
