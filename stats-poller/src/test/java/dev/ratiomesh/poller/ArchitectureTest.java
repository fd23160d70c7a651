package dev.ratiomesh.poller;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.ratiomesh.testkit.ArchitectureRules;
import dev.ratiomesh.testkit.shape.CodeShapeRules;

@AnalyzeClasses(packages = "dev.ratiomesh.poller", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchTests shape = ArchTests.in(CodeShapeRules.class);
}
