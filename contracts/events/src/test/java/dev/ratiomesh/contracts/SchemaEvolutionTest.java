package dev.ratiomesh.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that every schema may follow its released predecessor, and that each rule can fail. */
class SchemaEvolutionTest {

    private static final String RELEASED =
            """
            {"type":"object","required":["a"],"properties":{
              "a":{"type":"string","maxLength":64},
              "n":{"anyOf":[{"type":"integer","minimum":0},{"type":"null"}]},
              "e":{"type":"string","enum":["X","Y"]},
              "o":{"type":"object","properties":{"p":{"type":"string","pattern":"^x"}}}}}
            """;

    static Stream<Contract> released() {
        return Contracts.all().stream().filter(contract -> Files.exists(contract.releasedFile()));
    }

    @ParameterizedTest
    @MethodSource("released")
    void the_schema_may_follow_its_released_predecessor(Contract contract) {
        var predecessor = Schema.read(contract.releasedFile());
        var now = Schema.read(contract.schemaFile());

        assertThat(SchemaEvolution.broken(contract.isCommand(), contract.type(), predecessor, now))
                .isEmpty();
    }

    @Test
    void no_released_message_was_removed() {
        var common = ContractFiles.RELEASED.resolve("common");
        var known = Contracts.all().stream().map(Contract::releasedFile).toList();

        assertThat(ContractFiles.below(ContractFiles.RELEASED))
                .filteredOn(file -> !file.startsWith(common))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "n":{               | "m":{                     | x: field n was removed
            ["a"]               | ["a","e"]                 | x: field e is newly required
            ["a"]               | []                        | x: field a is no longer promised
            {"anyOf":[{"type":"integer","minimum":0},{"type":"null"}]} | {"type":"integer","minimum":0} | x.n: type null is no longer accepted
            "integer"           | "string"                  | x.n: type integer is no longer accepted
            ["X","Y"]           | ["X"]                     | x.e: enum value Y was dropped
            "maxLength":64      | "enum":["Z"]              | x.a: was narrowed to an enum
            64                  | 63                        | x.a: maxLength was tightened
            "minimum":0         | "minimum":1               | x.n: minimum was tightened
            "minimum":0         | "maximum":9               | x.n: maximum was tightened
            "^x"                | "^xy"                     | x.o.p: pattern was tightened
            "properties":{"p"   | "additionalProperties":false,"properties":{"p" | x.o: unknown fields are newly refused
            """)
    void a_breaking_change_is_named(String before, String after, String complaint) {
        assertThat(brokenBy(false, before, after)).containsExactly(complaint);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            "n":{         | "new":{"type":"string"},"n":{
            "integer"     | "number"
            ["X","Y"]     | ["X","Y","Z"]
            64            | 65
            "minimum":0   | "minimum":-1
            ,"pattern":"^x" | ` `
            """)
    void a_change_that_suits_old_messages_and_old_readers_is_fine(String before, String after) {
        assertThat(brokenBy(false, before, after)).isEmpty();
    }

    @Test
    void a_command_may_ask_for_less_than_before() {
        assertThat(brokenBy(true, "[\"a\"]", "[]")).isEmpty();
    }

    private static List<String> brokenBy(boolean command, String before, String after) {
        assertThat(RELEASED).contains(before);
        return SchemaEvolution.broken(command, "x", schema(RELEASED), schema(RELEASED.replace(before, after)))
                .toList();
    }

    private static Schema schema(String json) {
        return new Schema(Path.of("in-memory"), Json.tree(json), false, "");
    }
}
