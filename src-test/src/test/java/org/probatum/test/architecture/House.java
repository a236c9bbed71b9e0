package org.probatum.test.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

/** All of our own classes, read once. */
final class House {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("org/probatum/test/"))
            .importPackages("org.probatum");

    private House() {}

    /** Checks the rule; a room that has no classes yet breaks none. */
    static void keeps(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    static JavaClasses classes() {
        return CLASSES;
    }
}
