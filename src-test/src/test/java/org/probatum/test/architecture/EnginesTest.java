package org.probatum.test.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Each engine has one owner. */
class EnginesTest {

    @Test
    void onnxRuntimeIsUsedInOnePackage() {
        onlyIn(
                "org.probatum.registry.onnx..",
                "a change of runtime or opset must stay in one place",
                "ai.onnxruntime..",
                "ai.onnx..");
    }

    @Test
    void openPdfIsUsedInOnePackage() {
        onlyIn(
                "org.probatum.report.pdf..",
                "a report is composed once and written by its writers",
                "org.openpdf..",
                "com.lowagie..");
    }

    @Test
    void poiIsUsedInOnePackage() {
        onlyIn(
                "org.probatum.report.excel..",
                "a report is composed once and written by its writers",
                "org.apache.poi..");
    }

    @Test
    void vaadinIsUsedInTheWebModule() {
        onlyIn("org.probatum.ui..", "services must work without a browser", "com.vaadin..");
    }

    @Test
    void persistenceIsUsedInInternalPackages() {
        onlyIn("org.probatum..internal..", "entities become records at the repository's edge", "jakarta.persistence..");
    }

    private static void onlyIn(String owner, String because, String... engine) {
        House.keeps(noClasses()
                .that()
                .resideOutsideOfPackage(owner)
                .should()
                .dependOnClassesThat(resideInAnyPackage(engine))
                .because(because));
    }
}
