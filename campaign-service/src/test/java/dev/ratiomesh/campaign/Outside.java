package dev.ratiomesh.campaign;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.delivery.OutgoingEvent;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Acts on the service like upstream apps and people, for a tenant of its own per test. Starts the servers, and closes after
 * the test that declares it:
 *
 * <pre>{@code
 * @RegisterExtension
 * final Outside outside = new Outside();
 * }</pre>
 */
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SmallLimits.class)
final class Outside implements AutoCloseable, AfterEachCallback {
    static final Instant DEADLINE = Clock.systemUTC().instant().plus(Duration.ofDays(400));
    private static final String COMMANDS = "campaign.commands";

    static {
        // Generous timeout, since the machine may be busy with other builds; no test asserts speed.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    final String tenant;
    final PlainProducer kafka = PlainProducer.to(TestInfrastructure.shared().bootstrapServers());

    Outside() {
        this("t-" + UUID.randomUUID());
    }

    Outside(String tenant) {
        this.tenant = tenant;
    }

    static String id() {
        return "c-" + UUID.randomUUID();
    }

    /** Returns a valid creation. */
    ObjectNode creation(String id) {
        ObjectNode command = JsonMappers.strict().createObjectNode();
        command.put("campaignId", id).put("tenantId", tenant).put("videoId", "x_BjvhMW9TE");
        command.put("title", "First single").put("genre", "J-Pop & Anime").put("viewGoal", 500_000);
        command.put("deadline", DEADLINE.toString()).put("cadence", "PT36S").put("minimumNewViews", 500);
        command.putObject("budget")
                .put("currency", "USD")
                .put("cap", "200.00")
                .put("dailyCap", "50.00")
                .put("orderCap", "50.00")
                .put("autoApproveUpTo", "25.00");
        command.putObject("reach").put("provider", "google-ads").put("account", "1234567890");
        return command;
    }

    /** Returns a command with only the ids of campaign and tenant. */
    ObjectNode about(String id) {
        return JsonMappers.strict().createObjectNode().put("campaignId", id).put("tenantId", tenant);
    }

    /** Publishes a command, for example {@code create}; returns its id. */
    String command(String verb, ObjectNode body) {
        String key = body.path("campaignId").asText(tenant);
        return kafka.publish(COMMANDS, key, "campaign." + verb + ".v1", body.toString());
    }

    /** Starts a campaign of this tenant and waits until the dashboard shows it. */
    String running() {
        String id = id();
        command("create", creation(id));
        shows(id, "status", "RUNNING");
        return id;
    }

    /** Publishes a fact or event of another service. */
    void publish(Topic topic, String campaignId, Object event) {
        try {
            String type = new OutgoingEvent(topic, campaignId, tenant, event).type();
            kafka.publish(
                    topic.topicName(), campaignId, type, JsonMappers.tolerant().writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a request with every role. */
    RequestSpecification caller() {
        return caller("viewer", "operator", "approver");
    }

    RequestSpecification caller(String... roles) {
        return given().auth().oauth2(TestTokens.token(tenant, roles)).urlEncodingEnabled(false);
    }

    RequestSpecification json(ObjectNode body) {
        return caller().contentType("application/json").body(body.toString());
    }

    ValidatableResponse get(String path) {
        return caller().get(path).then();
    }

    void shows(String id, String field, Object value) {
        await().untilAsserted(() -> get("/api/campaigns/" + id).statusCode(200).body(field, equalTo(value)));
    }

    /** Waits for the outcome of a command. */
    ValidatableResponse outcome(String commandId) {
        return await().until(
                        () -> get("/api/commands/" + commandId),
                        answer -> answer.extract().statusCode() == 200);
    }

    void done(String commandId) {
        outcome(commandId).body("outcome", equalTo("DONE"));
    }

    void rejected(String commandId, String code) {
        outcome(commandId).body("outcome", equalTo("REJECTED")).body("code", equalTo(code));
    }

    /** Returns the command id of a response, which must be 202. */
    static String accepted(Response answer) {
        return answer.then().statusCode(202).extract().path("commandId");
    }

    /** Waits for so many events of a campaign and returns them. */
    static List<ConsumedRecord> events(String id, int count) {
        try (TopicProbe probe = TopicProbe.of(TestInfrastructure.shared().bootstrapServers(), "campaign.events")) {
            return probe.await(count, event -> id.equals(event.key()));
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        close();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
