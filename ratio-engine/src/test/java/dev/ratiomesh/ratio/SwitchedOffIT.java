package dev.ratiomesh.ratio;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.target.Abstention;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.TestTokens;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@MeshTest
@TestProfile(SwitchedOffIT.Off.class)
class SwitchedOffIT {

    public static final class Off implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ratio.derived-metrics", "off");
        }
    }

    @Test
    void every_target_abstains() throws IOException {
        // given
        String kafka = TestInfrastructure.shared().bootstrapServers();
        String campaign = "c-" + UUID.randomUUID();
        String snapshot =
                """
                {"campaignId":"%s","tenantId":"t-1","videoId":"x_BjvhMW9TE","observedAt":"2026-11-20T12:00:00Z",
                 "views":100000,"likes":500,"comments":10,"genre":"Pop","viewGoal":500000}"""
                        .formatted(campaign);
        try (PlainProducer lines = PlainProducer.to(kafka);
                TopicProbe targets = TopicProbe.open(kafka, Topic.ENGAGEMENT_TARGETS_NAME)) {
            // when
            lines.publish(Topic.VIDEO_SNAPSHOTS_NAME, campaign, "video.observed.v1", snapshot);
            // then
            String text = targets.await(record -> campaign.equals(record.key())).text();
            TargetComputed target = JsonMappers.tolerant().readValue(text, TargetComputed.class);
            assertThat(target.likes().abstention()).isEqualTo(Abstention.SWITCHED_OFF);
            assertThat(target.comments().abstention()).isEqualTo(Abstention.SWITCHED_OFF);
        }
    }

    @Test
    void no_line_is_shown() {
        given().auth()
                .oauth2(TestTokens.token("t-1", "viewer"))
                .get("/api/benchmarks")
                .then()
                .statusCode(403)
                .body("code", equalTo("SWITCHED_OFF"));
    }
}
