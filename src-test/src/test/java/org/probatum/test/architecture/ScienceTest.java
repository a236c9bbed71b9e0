package org.probatum.test.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.File;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.probatum.trial.protocol.ArmId;
import org.probatum.trial.randomization.AllocatedArmAccess;
import org.probatum.trial.randomization.UnblindedAllocation;
import org.probatum.trial.randomization.UnblindedTrial;

/** What keeps a number repeatable and a trial blinded. */
class ScienceTest {

    private static final String STATISTICS = "org.probatum.evaluation.statistics..";
    private static final String REQUESTS = "org.probatum.evaluation.request..";

    @Test
    void statisticsAndInterpretabilityArePure() {
        House.keeps(noClasses()
                .that()
                .resideInAnyPackage(STATISTICS, "org.probatum.evaluation.interpretability..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .or(resideInAPackage("jakarta.persistence.."))
                        .or(resideInAPackage("java.sql.."))
                        .or(resideInAPackage("ai.onnxruntime.."))
                        .or(belongToAnyOf(Clock.class)))
                .because("a statistic is a function of its arguments, and explains a plain prediction function"));
    }

    @Test
    void calculatorsReadNoFiles() {
        House.keeps(noClasses()
                .that()
                .resideInAnyPackage(STATISTICS, "org.probatum.evaluation.interpretability..")
                .should()
                .dependOnClassesThat(belongToAnyOf(Files.class, File.class).or(resideInAPackage(REQUESTS)))
                .because(
                        "a statistic is a function of its arguments; the files of a request are read at the desk in front"
                                + " of the calculators, which do not know it"));
    }

    @Test
    void preparationAndRunsDoNotKnowTheArm() {
        House.keeps(noClasses()
                .that()
                .resideInAnyPackage("org.probatum.evaluation.preparation..", "org.probatum.evaluation.run..")
                .should()
                .dependOnClassesThat(belongToAnyOf(ArmId.class)
                        .or(resideInAPackage("org.probatum.trial.randomization..")
                                .and(simpleNameContaining("Allocation"))))
                .because("who prepares or predicts a case is blinded to its arm"));
    }

    @Test
    void aDryRunNeverAsksForTheRealAllocation() {
        House.keeps(noClasses()
                .that()
                .resideInAPackage("org.probatum.evaluation.analysis..")
                .and(simpleNameContaining("DryRun")
                        .or(simpleNameContaining("DummyArms"))
                        .or(simpleNameContaining("Blinded")))
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(AllocatedArmAccess.class))).and(not(target(name("allocations")))))
                .orShould()
                .dependOnClassesThat(belongToAnyOf(UnblindedTrial.class, UnblindedAllocation.class))
                .because(
                        "dummy arms must not be able to depend on the real ones; masked allocations do not tell them"));
    }

    @Test
    void theVerifierSharesNothingWithTheWriterButTheHash() {
        House.keeps(noClasses()
                .that()
                .resideInAPackage("org.probatum.trial.audit.verification..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.probatum.trial.audit.internal..")
                .because("a verifier that shares the writer's code shares its mistakes"));
    }

    @Test
    void timeIsAnArgument() {
        House.keeps(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .because("a step can only be repeated when its time is given to it"));
    }

    @Test
    void theClockIsMadeInTheWiring() {
        House.keeps(noClasses()
                .that()
                .resideOutsideOfPackages("org.probatum.ui.workbench..", "org.probatum.ui.cli..")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .because("time enters in one place"));
    }

    @Test
    void randomnessHasASeed() {
        House.keeps(noClasses()
                .should()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(java.util.Collections.class, "shuffle", java.util.List.class)
                .because("a result that depends on chance names its algorithm and its seed"));
    }

    @Test
    void theDefaultLocaleIsNotUsed() {
        House.keeps(noClasses()
                .that(not(resideInAPackage("org.probatum.ui.workbench..")))
                .should()
                .callMethod(java.util.Locale.class, "getDefault")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .because("a number must read the same on every machine"));
    }
}
