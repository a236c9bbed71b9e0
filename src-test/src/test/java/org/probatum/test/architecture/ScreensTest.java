package org.probatum.test.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.vaadin.flow.router.Route;
import org.junit.jupiter.api.Test;

/** Views and the entry point. */
class ScreensTest {

    @Test
    void aViewIsReachedThroughItsNavigation() {
        House.keeps(classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .bePackagePrivate()
                .because("a page is reached through the one public Navigation of its package"));
    }

    @Test
    void commandsAreReachedThroughTheDispatcher() {
        House.keeps(classes()
                .that()
                .haveSimpleNameEndingWith("Command")
                .and()
                .resideInAPackage("org.probatum.ui.cli..")
                .should()
                .bePackagePrivate()
                .because("what a command can do is a service; scripts use the command line"));
    }

    @Test
    void thereIsOneMain() {
        House.keeps(noMethods()
                .that()
                .haveName("main")
                .and()
                .arePublic()
                .and()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("org.probatum.ui.Probatum")
                .and()
                .areDeclaredInClassesThat()
                .doNotHaveFullyQualifiedName("org.probatum.registry.onnx.InspectionWorker")
                .should()
                .bePublic()
                .because("one entry point gives one set of exit codes;"
                        + " the worker is a child process that the workbench starts (docs/decisions/0003)"));
    }

    @Test
    void theProcessEndsOnlyAtTheEntryPoint() {
        House.keeps(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.probatum.ui.Probatum")
                .should()
                .callMethod(System.class, "exit", int.class)
                .because("a command returns its exit code"));
    }
}
