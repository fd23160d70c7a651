package dev.ratiomesh.testkit.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ratiomesh.testkit.shape.ModuleSources.SourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static final double MAX_ONE_WORD_SHARE = 0.12;
    private static final Path ROOT = HouseDictionary.root(Path.of(""));
    private static final HouseDictionary DICTIONARY = HouseDictionary.near(ROOT);
    private static final List<SourceType> TYPES = modules()
            .flatMap(sources -> ModuleSources.in(sources).types().stream())
            .toList();

    @Test
    void every_type_that_the_dictionary_names_exists() {
        Set<String> missing = new TreeSet<>(DICTIONARY.types());
        missing.removeAll(TYPES.stream().flatMap(DictionaryTest::names).collect(Collectors.toSet()));
        assertThat(missing).isEmpty();
    }

    @Test
    void every_allowed_one_word_name_is_one_word_of_a_top_level_type() {
        assertThat(DICTIONARY.oneWordNames())
                .isNotEmpty()
                .allMatch(NameChecks::isOneWord)
                .isSubsetOf(topLevel().collect(Collectors.toSet()));
    }

    @Test
    void at_most_12_percent_of_the_top_level_types_have_one_word() {
        long oneWord = topLevel().filter(NameChecks::isOneWord).count();
        assertThat(oneWord)
                .isLessThanOrEqualTo((long) (MAX_ONE_WORD_SHARE * topLevel().count()));
    }

    @Test
    void reads_names_in_backticks_and_the_list_of_its_section() {
        HouseDictionary dictionary = new HouseDictionary(
                """
                `OrderRow`, `CapReservations.Reservation`, `java.time.Instant`, `MAX_SIZE`, `of`, Plain
                ## One-word type names
                `Order`, `Sha256`
                ## More
                `UploadRow`
                """);
        assertThat(dictionary.types())
                .containsExactly("CapReservations.Reservation", "Order", "OrderRow", "Sha256", "UploadRow");
        assertThat(dictionary.oneWordNames()).containsExactly("Order", "Sha256");
        assertThat(new HouseDictionary("").oneWordNames()).isEmpty();
    }

    private static Stream<String> topLevel() {
        return TYPES.stream().filter(SourceType::isTopLevel).map(type -> type.name()
                .substring(type.name().lastIndexOf('.') + 1));
    }

    /** {@code Outer.Middle.Inner} may be named in full or by its last parts. */
    private static Stream<String> names(SourceType type) {
        String name = type.name().substring(type.name().lastIndexOf('.') + 1).replace('$', '.');
        return Stream.iterate(
                name, rest -> !rest.isEmpty(), rest -> rest.contains(".") ? rest.substring(rest.indexOf('.') + 1) : "");
    }

    private static Stream<Path> modules() {
        try (Stream<Path> folders = Files.walk(ROOT, 2)) {
            return folders.map(folder -> folder.resolve("src/main/java")).filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
