package dev.ratiomesh.fleet.commenting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ratiomesh.contracts.channel.ChannelCommand.ModerateComment;
import dev.ratiomesh.contracts.channel.ChannelCommand.PostReply;
import dev.ratiomesh.contracts.channel.ChannelCommand.WatchComments;
import dev.ratiomesh.contracts.channel.ChannelEvent.ChannelCommandRejected;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentModerated;
import dev.ratiomesh.contracts.channel.ChannelEvent.CommentReceived;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyFailed;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyHeld;
import dev.ratiomesh.contracts.channel.ChannelEvent.ReplyPosted;
import dev.ratiomesh.contracts.channel.ChannelRejectionCode;
import dev.ratiomesh.contracts.channel.Moderation;
import dev.ratiomesh.contracts.channel.ReplyFailureCode;
import dev.ratiomesh.fleet.mesh.Mesh;
import dev.ratiomesh.fleet.mesh.SandboxResource;
import dev.ratiomesh.testkit.MeshResource;
import dev.ratiomesh.testkit.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(MeshResource.class)
@QuarkusTestResource(SandboxResource.class)
class ReplyPolicyIT {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final String THANKS = "Thank you!";
    private static final String INSERT = "POST /youtube/v3/comments";

    private Mesh mesh;
    private CommentedVideo video;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        video = new CommentedVideo(mesh);
        video.comment("c1", "first");
        video.reply("r1", "a reply", "c1");
        mesh.publish(new WatchComments(video.channel, video.tenant, "anna", video.video));
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, CommentReceived.class))
                .hasSize(2));
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM comment_watch WHERE channel_id = '" + video.channel + "'");
        mesh.close();
    }

    @Test
    void posts_an_approved_text_as_the_channel_and_reads_it_back_as_a_viewer() {
        // when
        post("1", THANKS, "a1");

        // then
        ReplyPosted posted = mesh.await(video.channel, ReplyPosted.class);
        assertThat(video.posted()).singleElement().satisfies(posting -> {
            assertThat(posting.path("id").asText()).isEqualTo(posted.reply().postedId());
            assertThat(posting.path("postedBy").asText()).isEqualTo(video.channel);
            assertThat(posting.path("text").asText()).isEqualTo(THANKS);
            assertThat(posting.path("parentId").asText()).isEqualTo(video.id("c1"));
        });
        assertThat(posted.reply().approvalId()).isEqualTo(video.id("a1"));
        assertThat(mesh.all(video.channel, CommentReceived.class)).hasSize(2);
    }

    @Test
    void posts_once_when_the_response_is_lost() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"afterSuccess\":true,\"count\":1}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyPosted posted = mesh.await(video.channel, ReplyPosted.class);
        assertThat(video.posted()).hasSize(1);
        assertThat(posted.reply().postedId())
                .isEqualTo(video.posted().get(0).path("id").asText());
    }

    @Test
    void is_not_sent_again_when_the_outcome_is_unknown() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"status\":503,\"count\":1}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyFailed failed = mesh.await(video.channel, ReplyFailed.class);
        assertThat(failed.code()).isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN);
        assertThat(video.posted()).isEmpty();
    }

    @Test
    void a_reply_in_doubt_is_looked_up_and_found() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"afterSuccess\":true,\"count\":1,\"delay\":\"PT1S\"}");
        post("1", THANKS, "a1");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(video.posted()).hasSize(1));

        // when
        mesh.execute("UPDATE reply SET epoch = epoch + 1, lease_until = NULL WHERE id = '" + video.id("1") + "'");

        // then
        mesh.await(video.channel, ReplyPosted.class);
        assertThat(video.posted()).hasSize(1);
    }

    @Test
    void publishes_that_a_reply_is_held_for_review() {
        // given
        mesh.sandbox.inject("{\"holdReplies\":\"" + video.channel + "\"}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyHeld held = mesh.await(video.channel, ReplyHeld.class);
        assertThat(held.reply().postedId()).isNotNull();
        assertThat(mesh.all(video.channel, ReplyPosted.class)).isEmpty();
    }

    @Test
    void publishes_why_youtube_rejected_a_reply() {
        // given
        mesh.sandbox.inject("{\"disableComments\":\"" + video.video + "\"}");

        // when
        post("1", THANKS, "a1");

        // then
        assertThat(mesh.await(video.channel, ReplyFailed.class).code()).isEqualTo(ReplyFailureCode.COMMENTS_DISABLED);
        mesh.sandbox.inject("{\"enableComments\":\"" + video.video + "\"}");
    }

    @Test
    void rejects_replies_that_must_not_be_posted() {
        // given
        post("1", THANKS, "a1");
        mesh.await(video.channel, ReplyPosted.class);

        // when
        post("1", "Other words", "a2");
        post("2", "Other words", "a1");
        post("3", THANKS, "a3");
        post("4", "No approval", null);
        post("5", "x".repeat(10_001), "a5");
        send(reply("6", video.id("r1"), "To a reply", "a6", video.tenant));
        send(reply("7", "no-such-comment", "To nobody", "a7", video.tenant));
        send(reply("8", video.id("c1"), "Of another tenant", "a8", "somebody-else"));

        // then
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, ChannelCommandRejected.class))
                .extracting(ChannelCommandRejected::code)
                .containsExactly(
                        ChannelRejectionCode.ALREADY_EXISTS,
                        ChannelRejectionCode.APPROVAL_USED,
                        ChannelRejectionCode.ALREADY_EXISTS,
                        ChannelRejectionCode.APPROVAL_MISSING,
                        ChannelRejectionCode.TEXT_INVALID,
                        ChannelRejectionCode.NOT_A_THREAD,
                        ChannelRejectionCode.COMMENT_UNKNOWN,
                        ChannelRejectionCode.CHANNEL_UNKNOWN));
        assertThat(video.posted()).hasSize(1);
    }

    @Test
    void a_command_sent_twice_has_one_effect() {
        // given
        PostReply reply = reply("1", video.id("c1"), THANKS, "a1", video.tenant);

        // when
        mesh.publish("m-" + video.video, reply);
        mesh.publish("m-" + video.video, reply);

        // then
        mesh.await(video.channel, ReplyPosted.class);
        assertThat(video.posted()).hasSize(1);
        assertThat(mesh.all(video.channel, ChannelCommandRejected.class)).isEmpty();
    }

    @Test
    void hides_rejects_and_publishes_comments_and_explains_that_only_authors_delete() {
        // when
        moderate("c1", Moderation.HIDE);
        awaitModerated(1);
        List<String> hidden = statusOf("c1");
        moderate("c1", Moderation.PUBLISH);
        awaitModerated(2);
        moderate("r1", Moderation.REJECT);
        awaitModerated(3);
        moderate("c1", Moderation.DELETE);
        moderate("nobody", Moderation.HIDE);

        // then
        assertThat(hidden).containsExactly("heldForReview");
        assertThat(statusOf("c1")).containsExactly("published");
        assertThat(statusOf("r1")).containsExactly("rejected");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, ChannelCommandRejected.class))
                .extracting(ChannelCommandRejected::code)
                .containsExactlyInAnyOrder(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW, ChannelRejectionCode.COMMENT_UNKNOWN));
    }

    @Test
    void is_ordered_and_read_over_http() {
        // when
        String location = as("approver", video.tenant)
                .contentType(ContentType.JSON)
                .body("{\"replyId\":\"" + video.id("1") + "\",\"videoId\":\"" + video.video + "\",\"commentId\":\""
                        + video.id("c1") + "\",\"text\":\"" + THANKS + "\",\"approvalId\":\"" + video.id("a1") + "\"}")
                .post("/api/channels/" + video.channel + "/replies")
                .then()
                .statusCode(202)
                .extract()
                .header("location");
        mesh.await(video.channel, ReplyPosted.class);

        // then
        as("viewer", video.tenant)
                .get(location)
                .then()
                .statusCode(200)
                .body("state", equalTo("POSTED"))
                .body("postedId", notNullValue())
                .body("failure", nullValue());
        as("viewer", "somebody-else").get(location).then().statusCode(404);
        String next = as("viewer", video.tenant)
                .queryParam("channelId", video.channel)
                .queryParam("limit", 1)
                .get("/api/comments")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        as("viewer", video.tenant)
                .queryParam("channelId", video.channel)
                .queryParam("cursor", next)
                .get("/api/comments")
                .then()
                .statusCode(200)
                .body("next", nullValue());
        as("viewer", "somebody-else")
                .queryParam("channelId", video.channel)
                .get("/api/comments")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void rejects_invalid_requests_with_their_problem_code() {
        String replies = "/api/channels/" + video.channel + "/replies";
        String body = "{\"replyId\":\"x\",\"videoId\":\"v\",\"commentId\":\"c\",\"text\":\"t\"}";

        as("viewer", video.tenant).body(body).post(replies).then().statusCode(403);
        as("approver", "somebody-else").body(body).post(replies).then().statusCode(404);
        as("approver", video.tenant)
                .body(body)
                .post(replies)
                .then()
                .statusCode(422)
                .body("code", equalTo("APPROVAL_MISSING"));
        as("approver", video.tenant).body("{}").post(replies).then().statusCode(400);
        as("viewer", video.tenant).get("/api/comments").then().statusCode(400);
        as("viewer", video.tenant).get("/api/replies?state=GONE").then().statusCode(400);
        as("viewer", video.tenant)
                .get("/api/comments?channelId=x&cursor=nonsense")
                .then()
                .statusCode(400);
    }

    private static RequestSpecification as(String role, String tenant) {
        return RestAssured.given().auth().oauth2(TestTokens.token(tenant, role)).contentType(ContentType.JSON);
    }

    private void post(String name, String text, @Nullable String approval) {
        send(reply(name, video.id("c1"), text, approval, video.tenant));
    }

    private void send(PostReply reply) {
        mesh.publish(reply);
    }

    private PostReply reply(String name, String comment, String text, @Nullable String approval, String tenant) {
        String id = approval == null ? null : video.id(approval);
        return new PostReply(video.channel, tenant, "upstream", video.id(name), video.video, comment, text, id, "anna");
    }

    private void moderate(String name, Moderation action) {
        mesh.publish(new ModerateComment(video.channel, video.tenant, "anna", video.id(name), action));
    }

    private void awaitModerated(int count) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(mesh.all(video.channel, CommentModerated.class))
                .hasSize(count));
    }

    private List<String> statusOf(String name) {
        List<String> found = new ArrayList<>();
        mesh.sandbox.get("/sandbox/comments").path("incoming").forEach(comment -> {
            if (comment.path("id").asText().equals(video.id(name))) {
                found.add(comment.path("moderationStatus").asText());
            }
        });
        return found;
    }
}
