package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path folder;

    @Test
    void findsThisMachineWell() throws Exception {
        Result result = Program.in(folder).with("-Xmx1g").run("doctor");
        List<String> lines = result.out().lines().toList();
        assertEquals(
                List.of(
                        "what: found, verdict",
                        "dropwhere: development, ok",
                        "Java: " + Runtime.version() + ", " + System.getProperty("java.vendor") + ", ok",
                        "memory: #, ok",
                        "processors: #, ok",
                        "BLAS: OpenBLAS #, ok",
                        "BLAS threads: 1, ok",
                        "fonts: charts can be drawn, ok",
                        "Deeplearning4j: ND4J's CpuBackend, natives built for #, ok",
                        "openblas: 0.3.19-1.5.7, ok"),
                lines.stream()
                        .map(line -> line.replaceFirst("^(.+?)  +(.+?)  +(.+)$", "$1: $2, $3"))
                        .map(line ->
                                line.replaceFirst("(?<=memory: |processors: |built for |OpenBLAS )(.*), ok", "#, ok"))
                        .toList());
        assertEquals("", result.err());
        assertEquals(0, result.code());
    }
}
