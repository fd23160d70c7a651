package dev.ratiomesh.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that records, schemas and golden messages describe exactly the same messages; see also {@link AsyncApiTest}.
 */
class ContractsAgreeTest {

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @Test
    void every_annotated_class_is_a_record_of_exactly_one_topic() throws URISyntaxException {
        var known = contracts().stream().<Class<?>>map(Contract::message).toList();

        assertThat(known).allMatch(Class::isRecord);
        assertThat(known).containsExactlyInAnyOrderElementsOf(Contracts.annotatedClasses());
        assertThat(contracts().stream().map(Contract::type)).doesNotHaveDuplicates();
    }

    @Test
    void every_message_has_a_schema_and_no_schema_is_an_orphan() {
        var messages = ContractFiles.below(ContractFiles.SCHEMAS).stream()
                .filter(file -> !file.startsWith(ContractFiles.COMMON));

        assertThat(messages).containsExactlyInAnyOrderElementsOf(files(Contract::schemaFile));
    }

    @Test
    void every_message_has_a_golden_one_and_none_is_an_orphan() {
        assertThat(ContractFiles.below(ContractFiles.GOLDEN))
                .containsExactlyInAnyOrderElementsOf(files(Contract::goldenFile));
    }

    @Test
    void every_shared_piece_is_used_by_a_schema() {
        var schemas = ContractFiles.below(ContractFiles.SCHEMAS).stream()
                .map(ContractFiles::text)
                .toList();
        var shared = ContractFiles.below(ContractFiles.COMMON).stream()
                .map(file -> file.getFileName().toString());

        assertThat(shared).allMatch(name -> mention(schemas, Pattern.compile("\"(\\.\\./common/)?" + name + "[\"#]")));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void schema_and_record_agree(Contract contract) {
        var schema = Schema.read(contract.schemaFile());
        var shape = new RecordShape(contract.message(), contract.isCommand());

        assertThat(shape.differences(contract.type(), schema)).isEmpty();
        assertThat(schema.keyword("title").orElseThrow().asText())
                .isEqualTo(contract.message().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_golden_message_is_valid(Contract contract) {
        assertThat(SchemaValidation.violations(contract, Json.tree(contract.goldenFile())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_golden_message_survives_the_record_without_losing_a_field(Contract contract)
            throws JsonProcessingException {
        var golden = Json.tree(contract.goldenFile());

        var message = Json.MAPPER.treeToValue(golden, contract.message());

        assertThat(Json.withoutNulls(Json.written(message))).isEqualTo(Json.withoutNulls(golden));
    }

    @Test
    void every_enum_on_the_wire_has_a_constant_for_readers_older_than_the_writer() {
        assertThat(contracts().stream()
                        .flatMap(contract -> enumsOf(contract.message()))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(type.getField("UNKNOWN").isAnnotationPresent(JsonEnumDefaultValue.class))
                        .as(type.getName())
                        .isTrue());
    }

    private static Stream<Class<?>> enumsOf(Class<?> message) {
        return Arrays.stream(message.getRecordComponents()).flatMap(component -> {
            var type = component.getType();
            return type.isRecord() ? enumsOf(type) : type.isEnum() ? Stream.of(type) : Stream.empty();
        });
    }

    private static List<Path> files(Function<Contract, Path> place) {
        return contracts().stream().map(place).toList();
    }

    private static boolean mention(List<String> texts, Pattern name) {
        return texts.stream().anyMatch(text -> name.matcher(text).find());
    }
}
