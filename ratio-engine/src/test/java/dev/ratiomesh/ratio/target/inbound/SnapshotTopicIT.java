package dev.ratiomesh.ratio.target.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ratiomesh.contracts.Topic;
import dev.ratiomesh.contracts.target.Abstention;
import dev.ratiomesh.contracts.target.TargetFact.TargetComputed;
import dev.ratiomesh.contracts.target.Verdict;
import dev.ratiomesh.delivery.json.JsonMappers;
import dev.ratiomesh.ratio.MeshTest;
import dev.ratiomesh.testkit.TestInfrastructure;
import dev.ratiomesh.testkit.kafka.ConsumedRecord;
import dev.ratiomesh.testkit.kafka.PlainProducer;
import dev.ratiomesh.testkit.kafka.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@MeshTest
class SnapshotTopicIT {

    private static final ObjectMapper JSON = JsonMappers.tolerant();
    private static final String SNAPSHOTS = Topic.VIDEO_SNAPSHOTS_NAME;

    private final String campaign = "c-" + UUID.randomUUID();
    private PlainProducer lines;
    private TopicProbe targets;
    private TopicProbe dead;

    @BeforeEach
    void open() {
        String kafka = TestInfrastructure.shared().bootstrapServers();
        lines = PlainProducer.to(kafka);
        targets = TopicProbe.of(kafka, Topic.ENGAGEMENT_TARGETS_NAME);
        dead = TopicProbe.of(kafka, Topic.VIDEO_SNAPSHOTS.deadLetters());
    }

    @AfterEach
    void close() {
        lines.close();
        targets.close();
        dead.close();
    }

    @Test
    void a_snapshot_becomes_a_target_of_the_same_id_and_trace() throws IOException {
        // given
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        Map<String, String> headers = PlainProducer.cloudEvent("video.observed.v1", campaign);
        headers.put("traceparent", trace);
        // when
        lines.send(SNAPSHOTS, campaign, bytes(snapshot("100000", "500")), headers);
        // then
        ConsumedRecord answer = targets.await(record -> campaign.equals(record.key()));
        assertThat(answer.headers())
                .containsEntry("ce_id", campaign)
                .containsEntry("ce_source", "/ratio-engine")
                .containsEntry("ce_type", "target.computed.v1")
                .containsEntry("ce_tenantid", "t-1")
                .containsEntry("ce_causationid", campaign);
        assertThat(answer.headers().get("traceparent")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
        TargetComputed target = JSON.readValue(answer.text(), TargetComputed.class);
        assertThat(target.verdict()).isEqualTo(Verdict.BEHIND);
        assertThat(target.likes().model()).isEqualTo("dd07d1ee205ec6d3");
        assertThat(target.comments().abstention()).isEqualTo(Abstention.COUNT_HIDDEN);
    }

    @Test
    void a_genre_without_a_benchmark_abstains() throws IOException {
        // when
        lines.publish(
                SNAPSHOTS,
                campaign,
                "video.observed.v1",
                snapshot("100000", "500").replace("Pop", "Polka"));
        // then
        TargetComputed target = JSON.readValue(
                targets.await(record -> campaign.equals(record.key())).text(), TargetComputed.class);
        assertThat(target.likes().abstention()).isEqualTo(Abstention.GENRE_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"campaignId\":|UNREADABLE|column",
                "not json at all|UNREADABLE|column",
                "{\"campaignId\":\"c\"}|BREAKS_SCHEMA|",
                "[]|BREAKS_SCHEMA|",
                "NEGATIVE_VIEWS|BREAKS_SCHEMA|views: is -5",
                "NEGATIVE_LIKES|BREAKS_SCHEMA|likes: is -5"
            })
    void an_invalid_snapshot_is_a_dead_letter_and_the_next_one_gets_a_target(
            String payload, String reason, String detail) {
        // given
        String text =
                payload.replace("NEGATIVE_VIEWS", snapshot("-5", "1")).replace("NEGATIVE_LIKES", snapshot("5", "-5"));
        // when
        String id = lines.publish(SNAPSHOTS, campaign, "video.observed.v1", text);
        lines.publish(SNAPSHOTS, campaign, "video.observed.v1", snapshot("100000", "500"));
        // then
        ConsumedRecord letter = dead.await(record -> record.id().equals(id));
        assertThat(letter.headers()).containsEntry("dlq-reason", reason).containsEntry("dlq-topic", SNAPSHOTS);
        assertThat(letter.headers().get("dlq-detail")).contains(detail == null ? "" : detail);
        assertThat(letter.text()).isEqualTo(text);
        targets.await(record -> campaign.equals(record.key()));
    }

    @Test
    void a_record_without_headers_is_a_dead_letter() {
        // when
        lines.send(SNAPSHOTS, campaign, bytes(snapshot("100000", "500")), new HashMap<>());
        // then
        ConsumedRecord letter = dead.await(record -> campaign.equals(record.key()));
        assertThat(letter.headers()).containsEntry("dlq-reason", "MISSING_HEADER");
    }

    @Test
    void the_newest_snapshot_of_a_burst_always_gets_a_target() throws IOException {
        // when
        for (int i = 1; i <= 50; i++) {
            lines.publish(SNAPSHOTS, campaign, "video.observed.v1", snapshot(Integer.toString(100_000 + i), "500"));
        }
        // then
        targets.await(record -> campaign.equals(record.key()) && record.text().contains("\"views\":100050,"));
        List<ConsumedRecord> all = targets.all().stream()
                .filter(record -> campaign.equals(record.key()))
                .toList();
        assertThat(all).hasSizeBetween(1, 50);
        assertThat(JSON.readValue(all.get(all.size() - 1).text(), TargetComputed.class)
                        .views())
                .isEqualTo(100_050);
    }

    @Test
    void an_unavailable_video_gets_no_target() {
        // given
        String gone =
                """
                {"campaignId":"%s","tenantId":"t-1","videoId":"x_BjvhMW9TE","observedAt":"2026-11-20T12:00:00Z",
                 "tries":3,"reason":"NOT_FOUND"}"""
                        .formatted(campaign);
        String later = campaign + "-later";
        // when
        lines.publish(SNAPSHOTS, campaign, "video.unavailable.v1", gone);
        lines.publish(
                SNAPSHOTS,
                campaign,
                "video.observed.v1",
                snapshot("100000", "500").replace(campaign, later));
        // then
        targets.await(record -> later.equals(record.key()));
        assertThat(targets.all()).noneMatch(record -> campaign.equals(record.key()));
        assertThat(dead.all()).noneMatch(record -> campaign.equals(record.key()));
    }

    private String snapshot(String views, String likes) {
        return """
                {"campaignId":"%s","tenantId":"t-1","videoId":"x_BjvhMW9TE","observedAt":"2026-11-20T12:00:00Z",
                 "views":%s,"likes":%s,"comments":null,"genre":"Pop","viewGoal":500000,"addedLater":true}"""
                .formatted(campaign, views, likes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
