package dev.ratiomesh.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that schemas check the form of a message and leave its meaning to the domain. */
class FormTest {

    private static final Contract CREATE = Contracts.of("campaign.create.v1");

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void an_unknown_field_is_rejected_in_commands_and_ignored_in_events(Contract contract) {
        var objects = Json.objects(Json.tree(contract.goldenFile())).count();

        assertThat(IntStream.range(0, (int) objects)).allSatisfy(index -> {
            var message = Json.tree(contract.goldenFile());
            Json.objects(message).skip(index).findFirst().orElseThrow().put("unheardOf", 1);
            assertThat(SchemaValidation.violations(contract, message).isEmpty()).isEqualTo(!contract.isCommand());
        });
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void a_required_field_that_is_missing_is_named(Contract contract) {
        assertThat(Schema.read(contract.schemaFile()).required()).isNotEmpty().allSatisfy(field -> {
            var message = (ObjectNode) Json.tree(contract.goldenFile());
            message.remove(field);
            assertThat(SchemaValidation.violations(contract, message))
                    .anyMatch(line -> line.contains("'" + field + "'"));
        });
    }

    @Test
    void a_mistyped_cap_is_refused_and_named() {
        // given
        var message = Json.tree(CREATE.goldenFile());
        var budget = (ObjectNode) message.path("budget");
        budget.set("dailycap", budget.remove("dailyCap"));

        // when
        var violations = SchemaValidation.violations(CREATE, message);

        // then
        assertThat(violations)
                .anyMatch(line -> line.contains("'dailycap'"))
                .anyMatch(line -> line.contains("'dailyCap'"));
    }

    @ParameterizedTest
    @CsvSource({
        "/viewGoal, -5",
        "/viewGoal, 0",
        "/minimumNewViews, -1",
        "/budget/cap, '\"0.00\"'",
        "/budget/cap, '\"-10\"'",
        "/budget/cap, '\"0.001\"'",
        "/budget/currency, '\"XQZ\"'",
        "/budget/currency, '\"dollars\"'",
        "/title, '\"\"'",
        "/videoId, '\"https://www.youtube.com/watch?v=x_BjvhMW9TE\"'",
        "/videoId, '\"\"'",
        "/genre, '\"\"'",
        "/deadline, '\"1999-01-01T00:00:00Z\"'",
        "/deadline, '\"2027-01-31T09:00:00.123456789+09:00\"'",
        "/cadence, '\"PT0S\"'",
        "/cadence, '\"PT-5S\"'",
        "/cadence, '\"P2DT3H4M5.25S\"'",
        "/timeZone, '\"Mars/Olympus\"'",
        "/reach/provider, '\"carrier-pigeon\"'",
        "/reach/account, '\"12-34\"'"
    })
    void values_that_the_domain_rejects_have_valid_form(String field, String value) {
        var message = with(field, value);

        assertThat(SchemaValidation.violations(CREATE, message)).isEmpty();
        assertThatCode(() -> Json.MAPPER.treeToValue(message, CreateCampaign.class))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "/campaignId, '\"\"'",
        "/campaignId, '\"a/b\"'",
        "/tenantId, '\"t 1\"'",
        "/viewGoal, '\"many\"'",
        "/viewGoal, 1.5",
        "/viewGoal, 9223372036854775808",
        "/budget/cap, 200.00",
        "/budget/cap, '\"1e3\"'",
        "/budget/cap, '\"1,000.00\"'",
        "/budget/cap, '\"NaN\"'",
        "/budget/cap, null",
        "/deadline, '\"2027-01-31\"'",
        "/deadline, '\"2027-01-31T00:00:00\"'",
        "/deadline, '\"2027-02-30T00:00:00Z\"'",
        "/deadline, 1800000000",
        "/cadence, '\"36s\"'",
        "/cadence, '\"P1Y\"'",
        "/cadence, '\"P\"'",
        "/cadence, '\"PT\"'",
        "/cadence, 36",
        "/cadence, null",
        "/budget, null",
        "/autoStart, '\"yes\"'"
    })
    void values_of_invalid_form_are_rejected_and_the_field_is_named(String field, String value) {
        var violations = SchemaValidation.violations(CREATE, with(field, value));

        assertThat(violations).isNotEmpty().allMatch(line -> line.startsWith(field + ":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"views", "likes", "comments"})
    void a_count_below_nothing_is_refused_by_schema_and_record_and_named(String field) {
        // given
        var observed = Contracts.of("video.observed.v1");
        var message = (ObjectNode) Json.tree(observed.goldenFile());

        // when
        message.put(field, -5);

        // then
        assertThat(SchemaValidation.violations(observed, message)).anyMatch(line -> line.contains("/" + field));
        assertThatThrownBy(() -> Json.MAPPER.treeToValue(message, observed.message()))
                .hasMessageContaining(field + ": is -5, must be 0 or more");
    }

    @Test
    void an_id_is_at_most_64_characters_long() {
        assertThat(SchemaValidation.violations(CREATE, with("/campaignId", '"' + "c".repeat(64) + '"')))
                .isEmpty();
        assertThat(SchemaValidation.violations(CREATE, with("/campaignId", '"' + "c".repeat(65) + '"')))
                .isNotEmpty();
    }

    private static JsonNode with(String field, String value) {
        var message = Json.tree(CREATE.goldenFile());
        var split = field.lastIndexOf('/');
        ((ObjectNode) message.at(field.substring(0, split))).set(field.substring(split + 1), Json.tree(value));
        return message;
    }
}
