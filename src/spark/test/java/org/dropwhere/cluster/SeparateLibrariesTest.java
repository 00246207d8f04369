package org.dropwhere.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/**
 * What the program brings beside Spark. Classes of one name in two versions would be those of Spark, whose class path
 * comes first, in whatever version it has.
 */
class SeparateLibrariesTest {
    private static final List<String> OF_SPARK =
            List.of("org/apache/spark/", "org/apache/hadoop/", "scala/", "org/slf4j/", "org/apache/logging/");

    @Test
    void noClassOfTheProgramsJarHasTheNameOfOneOfSparks() throws IOException {
        Set<String> sparks = new TreeSet<>();
        try (Stream<Path> jars = Files.list(SparkHome.JARS)) {
            for (Path jar : jars.toList()) {
                sparks.addAll(classes(jar));
            }
        }
        assertTrue(sparks.contains("org/apache/spark/SparkContext.class"));
        Set<String> shared = new TreeSet<>(classes(SparkHome.PROGRAM));
        shared.retainAll(sparks);
        assertEquals(Set.of(), shared);
    }

    @Test
    void theProgramsJarHasNothingOfSparkAndItsLogging() throws IOException {
        Set<String> own = classes(SparkHome.PROGRAM);
        assertTrue(own.contains("org/dropwhere/cluster/SparkCluster.class"));
        for (String start : OF_SPARK) {
            assertFalse(own.stream().anyMatch(name -> name.startsWith(start)), start);
        }
    }

    /** Classes of later versions of Java by the name that programs have for them. */
    private static Set<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                    .filter(name -> !name.endsWith("module-info.class") && !name.endsWith("package-info.class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
