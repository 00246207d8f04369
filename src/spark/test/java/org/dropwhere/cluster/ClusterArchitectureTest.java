package org.dropwhere.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.dropwhere", importOptions = ClusterArchitectureTest.NoTests.class)
class ClusterArchitectureTest {
    /** Those of ArchUnit know only the usual folder. */
    static final class NoTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule SPARK_STAYS_HERE = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
            .because("the plain build is without it");

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_CLUSTER = noClasses()
            .that()
            .resideOutsideOfPackage("org.dropwhere.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dropwhere.cluster..")
            .because("it is found as a service, where the jar has one");

    @ArchTest
    static final ArchRule THE_CLUSTER_KNOWS_WHAT_RUNS_TRIALS_AND_NO_MORE = noClasses()
            .that()
            .resideInAPackage("org.dropwhere.cluster..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.dropwhere.cli..", "org.dropwhere.experiment..", "org.dropwhere.report..")
            .because("commands, results folders and reports are the driver's, whoever trains");
}
