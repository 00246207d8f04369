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
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/**
 * The house's plan: where a value goes, and which package knows what. That only cli prints, and nothing depends on
 * clocks or on the machine's locale and character set, is checked by forbiddenapis in {@code pom.xml}.
 */
@AnalyzeClasses(
        packages = "org.dropwhere",
        importOptions = ImportOption.DoNotIncludeTests.class,
        // Kept for other tests, the classes would slow every garbage collection.
        cacheMode = CacheMode.PER_CLASS)
class ArchitectureTest {
    /** The stations of a value on its way, in order. */
    private static final List<String> WAY = List.of(
            "config",
            "plan",
            "data",
            "dropout",
            "network",
            "training",
            "execution",
            "results",
            "statistics",
            "report",
            "cli");

    @ArchTest
    static final ArchRule VALUES_GO_ONE_WAY = arrows();

    private static ArchRule arrows() {
        LayeredArchitecture way = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("random")
                .definedBy("org.dropwhere.random..");
        for (String station : WAY) {
            way = way.layer(station).definedBy("org.dropwhere." + station + "..");
        }
        way = way.whereLayer("random").mayNotAccessAnyLayer();
        for (int i = 0; i < WAY.size() - 1; i++) {
            String[] later = WAY.subList(i + 1, WAY.size()).toArray(String[]::new);
            way = way.whereLayer(WAY.get(i)).mayOnlyBeAccessedByLayers(later);
        }
        return way.whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .ensureAllClassesAreContainedInArchitecture()
                .because("a station that knows only those before it can be read, tested and replaced without the rest");
    }

    @ArchTest
    static final ArchRule DEEPLEARNING4J_STAYS_IN_NETWORK_AND_TRAINING = noClasses()
            .that()
            .resideOutsideOfPackages("org.dropwhere.network..", "org.dropwhere.training..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
            .because("the rest of the house shall stand when the network's library is replaced");

    @ArchTest
    static final ArchRule NATIVE_MEMORY_STAYS_IN_NETWORK = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "com.sun.jna..")
            .because("memory that nobody collects, and calls that can end the process, are kept where they are needed");

    @ArchTest
    static final ArchRule THE_KERNEL_IS_FREE_OF_DEEPLEARNING4J = noClasses()
            .that()
            .resideInAPackage("org.dropwhere.network.kernel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
            .because("an ND4J operation inside the time loop costs more than the arithmetic that it does");

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
            .because(
                    "every random number comes from a RandomStream, keyed by what it is for, so that it is the same again");

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
