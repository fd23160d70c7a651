package dev.ratiomesh.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the AsyncAPI document and the catalogue describe exactly the messages of the code. */
class AsyncApiTest {

    private static final AsyncApi ASYNC_API = AsyncApi.read();

    static List<Contract> contracts() {
        return Contracts.all();
    }

    @Test
    void every_topic_is_a_channel_with_its_address_dead_letters_sender_and_receiver() {
        var topics = Arrays.stream(Topic.values()).map(Topic::topicName).toList();

        assertThat(ASYNC_API.channels()).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(ASYNC_API.channelsWith("send")).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(ASYNC_API.channelsWith("receive")).containsExactlyInAnyOrderElementsOf(topics);
        assertThat(Topic.values()).allSatisfy(topic -> {
            assertThat(ASYNC_API.channel(topic).path("address").asText()).isEqualTo(topic.topicName());
            assertThat(ASYNC_API.channel(topic).path("x-dead-letters").asText()).isEqualTo(topic.deadLetters());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign-service", "stats-poller", "ratio-engine", "order-executor", "channel-fleet"})
    void a_service_receives_exactly_the_topics_it_subscribes_to(String service) {
        var subscribed = ContractFiles.text(ContractFiles.configuration(service))
                .lines()
                .filter(line -> line.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic=.+"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .distinct()
                .toList();

        assertThat(subscribed).isNotEmpty();
        assertThat(ASYNC_API.channelsReceivedBy(service)).containsExactlyInAnyOrderElementsOf(subscribed);
        assertThat(subscribed)
                .allSatisfy(topic ->
                        assertThat(readersInTheCatalogue(topic)).as(topic).contains(service));
    }

    @Test
    void every_message_is_documented_on_its_channel_and_nothing_else_is() {
        assertThat(ASYNC_API.messages())
                .containsExactlyInAnyOrderElementsOf(
                        contracts().stream().map(Contract::toString).toList());
    }

    @Test
    void the_headers_are_those_of_cloudevents_in_binary_mode() {
        var headers = ASYNC_API.headers();

        assertThat(headers.path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_time",
                        "ce_subject",
                        "ce_tenantid",
                        "ce_correlationid",
                        "ce_causationid",
                        "traceparent",
                        "content-type");
        assertThat(headers.path("required").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_source", "ce_type", "content-type");
    }

    @Test
    void the_catalogue_names_every_topic_and_every_message() {
        var catalogue = ContractFiles.text(ContractFiles.CATALOGUE);

        assertThat(contracts()).allSatisfy(contract -> assertThat(catalogue)
                .contains("`" + contract.topic().topicName() + "`")
                .contains("`" + contract.type() + "`"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void the_document_points_to_the_schema_and_names_the_record(Contract contract) {
        var message = ASYNC_API.message(contract);
        var payload = ContractFiles.ASYNC_API.resolveSibling(
                message.at("/payload/$ref").asText());

        assertThat(message.path("name").asText()).isEqualTo(contract.type());
        assertThat(message.path("title").asText()).isEqualTo(contract.message().getSimpleName());
        assertThat(message.at("/traits/0/$ref").asText()).isEqualTo("#/components/messageTraits/cloudEvent");
        assertThat(absolute(payload)).isEqualTo(absolute(contract.schemaFile()));
    }

    /** Returns the last column of the topic's row. */
    private static String readersInTheCatalogue(String topic) {
        var row = ContractFiles.text(ContractFiles.CATALOGUE)
                .lines()
                .filter(line -> line.startsWith("| `" + topic + "`"))
                .findFirst()
                .orElseThrow();
        var columns = row.split("\\|");
        return columns[columns.length - 1];
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
