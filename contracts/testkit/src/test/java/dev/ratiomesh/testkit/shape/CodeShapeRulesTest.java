package dev.ratiomesh.testkit.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeShapeRulesTest {

    private static final Path FIXTURES = Path.of("src/test/java/dev/ratiomesh");
    private static final String SHAPE = "dev.ratiomesh.wrong.shape.";
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("dev.ratiomesh.wrong.shape");
    private static final JavaClasses RIGHT = new ClassFileImporter().importPackages("dev.ratiomesh.right");
    private static final ModuleSources WRONG_SOURCES = ModuleSources.in(FIXTURES.resolve("wrong/shape"));
    private static final ModuleSources RIGHT_SOURCES = ModuleSources.in(FIXTURES.resolve("right"));
    private static final HouseDictionary DICTIONARY = new HouseDictionary("## One-word type names\n`Order`\n");

    @Test
    void finds_packages_that_are_too_large_or_too_small() {
        assertThat(PackageChecks.sizes(WRONG))
                .containsExactly(
                        SHAPE + "crowded has more than 24 top-level types",
                        SHAPE + "east has fewer than 3 top-level types",
                        SHAPE + "lonely has fewer than 3 top-level types",
                        SHAPE + "west has fewer than 3 top-level types");
    }

    @Test
    void finds_both_directions_of_a_circle() {
        assertThat(PackageChecks.circles(WRONG))
                .containsExactly(
                        SHAPE + "east -> " + SHAPE + "west is part of a circle",
                        SHAPE + "west -> " + SHAPE + "east is part of a circle");
    }

    @Test
    void finds_each_type_that_shares_its_name() {
        assertThat(NameChecks.homonyms(WRONG))
                .containsExactlyInAnyOrder(
                        SHAPE + "east.EastPackage$Mark shares its simple name with another type of the module",
                        SHAPE + "west.WestPackage$Mark shares its simple name with another type of the module");
    }

    @Test
    void finds_a_one_word_name_that_the_dictionary_has_not() {
        assertThat(NameChecks.oneWordNames(WRONG, DICTIONARY))
                .containsExactly(SHAPE + "inbound.Gadget has one word and is not in contracts/DICTIONARY.md");
    }

    @Test
    void counts_the_words_of_a_name() {
        assertThat(List.of("Order", "Jws", "Sha256", "Rfc3339")).allMatch(NameChecks::isOneWord);
        assertThat(List.of("OrderRow", "JSONHash", "YouTube", "HttpGET")).noneMatch(NameChecks::isOneWord);
    }

    @Test
    void finds_a_small_helper_with_one_user() {
        assertThat(PackageChecks.singleUsers(WRONG, WRONG_SOURCES))
                .containsExactly(
                        SHAPE + "inbound.OnlyHelper serves only " + SHAPE + "inbound.Gadget: nest or merge it");
    }

    @Test
    void finds_long_types_and_long_families() {
        assertThat(SourceChecks.longTypes(source("class Long {" + "\n".repeat(300) + "}")))
                .containsExactly("a.Long has more than 300 lines");
        assertThat(SourceChecks.longTypes(source("sealed interface Family {" + "\n".repeat(400) + "}")))
                .containsExactly("a.Family has more than 400 lines");
        assertThat(SourceChecks.longTypes(source("class Full {" + "\n".repeat(299) + "}")))
                .isEmpty();
        assertThat(SourceChecks.longTypes(source("sealed interface Full {" + "\n".repeat(399) + "}")))
                .isEmpty();
    }

    @Test
    void finds_long_methods_and_names_them_without_a_line_number() {
        String method = "class A { class B { A one(String a, int[] b) {" + "\n".repeat(27) + "} } }";
        assertThat(SourceChecks.longMethods(source(method)))
                .containsExactly("a.A$B.one(String, int[]) has more than 25 lines");
    }

    @Test
    void finds_methods_and_constructors_with_many_parameters_and_lets_records_be() {
        assertThat(SourceChecks.manyParameters(WRONG_SOURCES))
                .containsExactlyInAnyOrder(
                        SHAPE + "SourceSamples.<init>(int, int, int, int, int, int, int, int, int)"
                                + " takes more than 8 parameters",
                        SHAPE + "SourceSamples.seven(int, int, int, int, int, int, String)"
                                + " takes more than 6 parameters");
    }

    @Test
    void finds_javadoc_that_begins_with_a_riddle() {
        assertThat(SourceChecks.javadocStarts(WRONG_SOURCES))
                .containsExactlyInAnyOrder(
                        SHAPE + "SourceSamples has Javadoc that begins with Who",
                        SHAPE + "SourceSamples$Pronoun has Javadoc that begins with It",
                        SHAPE + "SourceSamples$Riddle has Javadoc that begins with What");
    }

    @Test
    void finds_nothing_in_a_module_as_it_should_be() {
        assertThat(RIGHT_SOURCES.types()).hasSize(5);
        assertThat(PackageChecks.sizes(RIGHT)).isEmpty();
        assertThat(PackageChecks.circles(RIGHT)).isEmpty();
        assertThat(PackageChecks.singleUsers(RIGHT, RIGHT_SOURCES)).isEmpty();
        assertThat(NameChecks.homonyms(RIGHT)).isEmpty();
        assertThat(NameChecks.oneWordNames(RIGHT, DICTIONARY)).isEmpty();
        assertThat(SourceChecks.longTypes(RIGHT_SOURCES)).isEmpty();
        assertThat(SourceChecks.longMethods(RIGHT_SOURCES)).isEmpty();
        assertThat(SourceChecks.manyParameters(RIGHT_SOURCES)).isEmpty();
        assertThat(SourceChecks.javadocStarts(RIGHT_SOURCES)).isEmpty();
    }

    private static ModuleSources source(String text) {
        return ModuleSources.of(List.of("package a;\n" + text));
    }
}
