package org.dropwhere.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dropwhere.network.kernel.Blas;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures every figure, prints the table and writes it as JSON to the file that the first argument names. */
public final class Main {
    private Main() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws Exception {
        Measured measured = new Measured(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                Blas.description(),
                Figures.measured());
        print(measured);
        Path file = Path.of(args[0]);
        Files.writeString(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(measured));
        System.out.println("Written to " + file + ".");
    }

    /** What goes to the file. */
    private record Measured(int processors, String java, String blas, List<Figure> figures) {}

    private static void print(Measured measured) {
        System.out.printf(Locale.ROOT, "%n%s, Java %s%n%n", measured.blas(), measured.java());
        System.out.println(Figure.header());
        measured.figures().forEach(figure -> System.out.println(figure.line()));
        long met = count(measured, "met");
        System.out.printf(Locale.ROOT, "%n%d targets met, %d missed%n%n", met, count(measured, "missed"));
    }

    private static long count(Measured measured, String verdict) {
        return measured.figures().stream()
                .filter(figure -> figure.verdict().equals(verdict))
                .count();
    }
}
