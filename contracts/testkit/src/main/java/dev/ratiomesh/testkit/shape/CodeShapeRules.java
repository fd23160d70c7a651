package dev.ratiomesh.testkit.shape;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the gates on the shape of a module's code, against the violations frozen in that module:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "dev.ratiomesh.order", importOptions = DoNotIncludeTests.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests shape = ArchTests.in(CodeShapeRules.class);
 * }
 * }</pre>
 *
 * Upper and lower limits stand side by side on purpose: a ceiling alone is met by cutting a thing into fragments, and the
 * floor (packages of three types, helpers with one user nested) pulls the other way. The module is the working directory,
 * which Surefire sets; sources are read from its {@code src/main/java}.
 */
public final class CodeShapeRules {

    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path SOURCES = MODULE.resolve("src/main/java");
    private static final FrozenViolations FROZEN = FrozenViolations.of(MODULE);

    private CodeShapeRules() {}

    @ArchTest
    public static void a_package_has_3_to_24_top_level_types(JavaClasses classes) {
        check("package-size", PackageChecks.sizes(classes));
    }

    @ArchTest
    public static void no_packages_import_each_other_in_a_circle(JavaClasses classes) {
        check("package-circle", PackageChecks.circles(classes));
    }

    @ArchTest
    public static void a_simple_name_means_one_type(JavaClasses classes) {
        check("unique-name", NameChecks.homonyms(classes));
    }

    @ArchTest
    public static void a_one_word_name_is_in_the_dictionary(JavaClasses classes) {
        check("one-word-name", NameChecks.oneWordNames(classes, HouseDictionary.near(MODULE)));
    }

    @ArchTest
    public static void a_small_helper_has_more_than_one_user(JavaClasses classes) {
        check("single-user", PackageChecks.singleUsers(classes, ModuleSources.in(SOURCES)));
    }

    @ArchTest
    public static void a_type_has_at_most_300_lines(JavaClasses classes) {
        check("type-length", SourceChecks.longTypes(ModuleSources.in(SOURCES)));
    }

    @ArchTest
    public static void a_method_has_at_most_25_lines(JavaClasses classes) {
        check("method-length", SourceChecks.longMethods(ModuleSources.in(SOURCES)));
    }

    @ArchTest
    public static void a_method_takes_at_most_6_parameters_and_a_constructor_8(JavaClasses classes) {
        check("parameter-count", SourceChecks.manyParameters(ModuleSources.in(SOURCES)));
    }

    @ArchTest
    public static void javadoc_begins_with_its_subject(JavaClasses classes) {
        check("javadoc-start", SourceChecks.javadocStarts(ModuleSources.in(SOURCES)));
    }

    private static void check(String gate, List<String> violations) {
        FROZEN.check(gate, violations);
    }
}
