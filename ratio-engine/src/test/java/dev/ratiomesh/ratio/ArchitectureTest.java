package dev.ratiomesh.ratio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.ratiomesh.testkit.ArchitectureRules;
import dev.ratiomesh.testkit.shape.CodeShapeRules;

@AnalyzeClasses(packages = "dev.ratiomesh.ratio", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchTests shape = ArchTests.in(CodeShapeRules.class);

    @ArchTest
    static final ArchRule a_benchmark_knows_nothing_of_targets = noClasses()
            .that()
            .resideInAPackage("..ratio.benchmark..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ratio.target..");
}
