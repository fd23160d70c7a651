package dev.ratiomesh.campaign;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.ratiomesh.testkit.ArchitectureRules;
import dev.ratiomesh.testkit.shape.CodeShapeRules;

@AnalyzeClasses(packages = "dev.ratiomesh.campaign", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchTests shape = ArchTests.in(CodeShapeRules.class);
}
