package org.dropwhere;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.CacheMode;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/**
 * The architecture: which package may use which, and which library belongs where. That only cli prints, and nothing
 * depends on clocks or on the machine's locale and character set, is checked by forbiddenapis in {@code pom.xml}.
 */
@AnalyzeClasses(
        packages = "org.dropwhere",
        importOptions = ImportOption.DoNotIncludeTests.class,
        // Kept for other tests, the classes would slow every garbage collection.
        cacheMode = CacheMode.PER_CLASS)
class ArchitectureTest {
    /** Each package with those that it may know, and no others. */
    private static final Map<String, List<String>> ARROWS = Map.ofEntries(
            Map.entry("text", List.of()),
            Map.entry("random", List.of()),
            Map.entry("spec", List.of("random")),
            Map.entry("failure", List.of("text")),
            Map.entry(
                    "config",
                    List.of(
                            "config.check",
                            "config.schema",
                            "config.sweep",
                            "config.yaml",
                            "failure",
                            "pretrained",
                            "random",
                            "spec",
                            "text")),
            Map.entry("config.yaml", List.of("failure", "text")),
            Map.entry("config.schema", List.of("config.yaml", "spec", "text")),
            Map.entry("config.check", List.of("config.yaml", "failure", "pretrained", "spec", "text")),
            Map.entry(
                    "config.sweep",
                    List.of("config.check", "config.schema", "config.yaml", "pretrained", "random", "spec", "text")),
            Map.entry("keras.file", List.of("failure", "text")),
            Map.entry("archive", List.of()),
            Map.entry("keras.export", List.of("archive", "failure", "spec", "text")),
            Map.entry("keras", List.of("failure", "keras.file", "spec", "text")),
            Map.entry("pretrained", List.of("data.file.numpy", "failure", "keras", "keras.file", "spec", "text")),
            Map.entry("plan", List.of("random", "spec", "text")),
            Map.entry("sequence", List.of()),
            Map.entry("data.file.numpy", List.of("archive", "failure", "sequence", "text")),
            Map.entry("data.file", List.of("config.yaml", "data.file.numpy", "failure", "sequence", "spec", "text")),
            Map.entry("data", List.of("data.file", "failure", "plan", "random", "sequence", "spec", "text")),
            Map.entry("dropout", List.of("random", "spec")),
            Map.entry("network.kernel", List.of("dropout", "sequence", "spec")),
            Map.entry("network", List.of("dropout", "network.kernel", "random", "sequence", "spec")),
            Map.entry("network.deeplearning4j", List.of("network.kernel", "sequence", "spec")),
            Map.entry(
                    "training",
                    List.of("data", "dropout", "network", "network.kernel", "plan", "random", "sequence", "spec")),
            Map.entry(
                    "execution",
                    List.of(
                            "data",
                            "failure",
                            "network",
                            "network.kernel",
                            "plan",
                            "pretrained",
                            "sequence",
                            "spec",
                            "training")),
            Map.entry(
                    "results",
                    List.of(
                            "config",
                            "config.yaml",
                            "data",
                            "data.file.numpy",
                            "execution",
                            "failure",
                            "network",
                            "plan",
                            "spec",
                            "text",
                            "training")),
            Map.entry("statistics", List.of("dropout", "plan", "random", "results", "spec", "training")),
            Map.entry("search", List.of("plan", "spec", "statistics", "training")),
            Map.entry(
                    "report",
                    List.of(
                            "data",
                            "dropout",
                            "execution",
                            "failure",
                            "keras.export",
                            "plan",
                            "results",
                            "search",
                            "spec",
                            "statistics",
                            "text",
                            "training")),
            Map.entry(
                    "experiment",
                    List.of(
                            "data",
                            "execution",
                            "failure",
                            "keras.export",
                            "plan",
                            "pretrained",
                            "report",
                            "results",
                            "search",
                            "spec",
                            "statistics",
                            "text",
                            "tracking",
                            "training")),
            Map.entry("tracking", List.of("failure", "plan", "results", "spec", "text", "training")),
            Map.entry(
                    "cli",
                    List.of(
                            "config",
                            "data",
                            "data.file",
                            "dropout",
                            "execution",
                            "experiment",
                            "failure",
                            "keras",
                            "keras.export",
                            "keras.file",
                            "network.deeplearning4j",
                            "network.kernel",
                            "plan",
                            "report",
                            "results",
                            "search",
                            "sequence",
                            "spec",
                            "statistics",
                            "text",
                            "tracking",
                            "training")));

    @ArchTest
    static final ArchRule PACKAGES_USE_THOSE_ABOVE_THEM = arrows();

    private static ArchRule arrows() {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : new TreeSet<>(ARROWS.keySet())) {
            boolean isSplit = ARROWS.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
            layers = layers.layer(name).definedBy("org.dropwhere." + name + (isSplit ? "" : ".."));
        }
        for (Map.Entry<String, List<String>> arrow : new TreeMap<>(ARROWS).entrySet()) {
            layers = arrow.getValue().isEmpty()
                    ? layers.whereLayer(arrow.getKey()).mayNotAccessAnyLayer()
                    : layers.whereLayer(arrow.getKey())
                            .mayOnlyAccessLayers(arrow.getValue().toArray(String[]::new));
        }
        return layers.ensureAllClassesAreContainedInArchitecture()
                .because("a package that knows only those above it can be read, tested and replaced without the rest");
    }

    @ArchTest
    static final ArchRule DEEPLEARNING4J_IS_AN_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.network.deeplearning4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
            .because("nothing that trains needs it, and a run should not wait until it is loaded");

    @ArchTest
    static final ArchRule NATIVE_MEMORY_STAYS_IN_NETWORK = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "com.sun.jna..")
            .because("memory that nobody collects, and calls that can end the process, are kept where they are needed");

    @ArchTest
    static final ArchRule TABLESAW_STAYS_IN_RESULTS = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.results..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tech.tablesaw..")
            .because("its tables change under their readers");

    @ArchTest
    static final ArchRule XCHART_AND_HTML_STAY_IN_REPORT = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.knowm.xchart..", "de.erichseifert..", "j2html..")
            .because("how charts and pages are drawn is nobody else's business");

    @ArchTest
    static final ArchRule FASTCSV_STAYS_WHERE_FILES_ARE_READ = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.data.file..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar.fastcsv..")
            .because("its fields are only lent, until the next one is read");

    @ArchTest
    static final ArchRule JHDF_STAYS_WHERE_KERAS_FILES_ARE = noClasses()
            .that()
            .resideOutsideOfPackages("org.dropwhere.keras.file..", "org.dropwhere.keras.export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jhdf..")
            .because("what it is asked for has to be bounded, as files can be made to take all memory and time");

    @ArchTest
    static final ArchRule PICOCLI_STAYS_IN_CLI = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .because("services are called by tests and other programs too");

    @ArchTest
    static final ArchRule CHANCE_IS_ADDRESSED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(RandomGenerator.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(StrictMath.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .because("every random number comes from a RandomStream, keyed by what it is for, so that it is the same"
                    + " again");

    @ArchTest
    static final ArchRule STATICS_ARE_CONSTANT = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("trials run side by side and share nothing that changes");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = all(packages())
            .should(beNullMarked())
            .because("NullAway checks only packages whose package-info says @NullMarked");

    private static ClassesTransformer<JavaPackage> packages() {
        return new AbstractClassesTransformer<>("packages") {
            @Override
            public Iterable<JavaPackage> doTransform(JavaClasses classes) {
                return classes.getPackage("org.dropwhere").getSubpackagesInTree();
            }
        };
    }

    private static ArchCondition<JavaPackage> beNullMarked() {
        return new ArchCondition<>("be annotated with @NullMarked") {
            @Override
            public void check(JavaPackage item, ConditionEvents events) {
                boolean marked = item.isAnnotatedWith(NullMarked.class);
                String found = "Package " + item.getName() + (marked ? " is" : " is not") + " @NullMarked";
                events.add(new SimpleConditionEvent(item, marked, found));
            }
        };
    }
}
