package org.probatum.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/** Dependencies point one way. */
class ModulesTest {

    @Test
    void theRulesSeeTheWholeHouse() {
        for (String module : new String[] {"trial", "registry", "missing", "alignment", "evaluation", "report", "ui"}) {
            assertThat(House.classes().containPackage("org.probatum." + module))
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void aModuleKnowsOnlyModulesBelowIt() {
        House.keeps(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("web-ui")
                .definedBy("org.probatum.ui..")
                .layer("reports")
                .definedBy("org.probatum.report..")
                .layer("evaluation")
                .definedBy("org.probatum.evaluation..")
                .layer("model-registry")
                .definedBy("org.probatum.registry..")
                .layer("missing-data")
                .definedBy("org.probatum.missing..")
                .layer("alignment")
                .definedBy("org.probatum.alignment..")
                .layer("trial-protocols")
                .definedBy("org.probatum.trial..")
                .whereLayer("web-ui")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reports")
                .mayOnlyBeAccessedByLayers("web-ui")
                .whereLayer("evaluation")
                .mayOnlyBeAccessedByLayers("web-ui", "reports")
                .whereLayer("model-registry")
                .mayOnlyBeAccessedByLayers("web-ui", "reports", "evaluation")
                .whereLayer("missing-data")
                .mayOnlyBeAccessedByLayers("web-ui", "reports", "evaluation")
                .whereLayer("alignment")
                .mayOnlyBeAccessedByLayers("web-ui", "reports", "evaluation")
                .whereLayer("trial-protocols")
                .mayOnlyBeAccessedByLayers("web-ui", "reports", "evaluation", "model-registry")
                .because("a change in one room must not reach the rooms below it"));
    }

    @Test
    void packagesFormNoCycles() {
        for (String module : new String[] {"registry", "missing", "alignment", "evaluation", "report"}) {
            House.keeps(slices().assignedFrom(new Subjects("org.probatum." + module))
                    .should()
                    .beFreeOfCycles()
                    .because("packages in a cycle can only be understood and changed together;"
                            + " a package and its internal part are one subject and change together anyway"));
        }
        House.keeps(slices().matching("org.probatum.ui.(*)..")
                .should()
                .beFreeOfCycles()
                .because("subjects on the screen stand beside each other"));
        House.keeps(slices().matching("org.probatum.trial.(*)..")
                .should()
                .beFreeOfCycles()
                .because("subjects of a trial build on each other one way"));
    }

    @Test
    void missingDataAndAlignmentArePlainArithmetic() {
        House.keeps(noClasses()
                .that()
                .resideInAnyPackage("org.probatum.missing..", "org.probatum.alignment..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta.persistence..", "java.sql..", "ai.onnxruntime..")
                .because("arithmetic on values can be checked against its source without a running system"));
    }

    /**
     * The packages of a module, each together with its internal part. The module's own package is what they all share and is
     * left out; its internal part is then a subject like the others.
     */
    private record Subjects(String module) implements SliceAssignment {

        private static final String INTERNAL = ".internal";

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            if (!name.startsWith(module + ".")) {
                return SliceIdentifier.ignore();
            }
            boolean part = name.endsWith(INTERNAL) && !name.equals(module + INTERNAL);
            return SliceIdentifier.of(part ? name.substring(0, name.length() - INTERNAL.length()) : name);
        }

        @Override
        public String getDescription() {
            return "packages of " + module + " with their internal parts";
        }
    }
}
