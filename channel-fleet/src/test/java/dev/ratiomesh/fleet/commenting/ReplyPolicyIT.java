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
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String THANKS = "Thank you!";
    private static final String INSERT = "POST /youtube/v3/comments";

    private Mesh mesh;
    private Talk talk;

    @BeforeEach
    void open() {
        mesh = new Mesh();
        talk = new Talk(mesh);
        talk.comment("c1", "first");
        talk.reply("r1", "a reply", "c1");
        mesh.say(new WatchComments(talk.channel, talk.tenant, "anna", talk.video));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, CommentReceived.class))
                .hasSize(2));
    }

    @AfterEach
    void close() {
        mesh.execute("DELETE FROM comment_watch WHERE channel_id = '" + talk.channel + "'");
        mesh.close();
    }

    @Test
    void posts_approved_words_as_the_channel_and_reads_them_back_as_anybody() {
        // when
        post("1", THANKS, "a1");

        // then
        ReplyPosted posted = mesh.await(talk.channel, ReplyPosted.class);
        assertThat(talk.posted()).singleElement().satisfies(one -> {
            assertThat(one.path("id").asText()).isEqualTo(posted.reply().postedId());
            assertThat(one.path("postedBy").asText()).isEqualTo(talk.channel);
            assertThat(one.path("text").asText()).isEqualTo(THANKS);
            assertThat(one.path("parentId").asText()).isEqualTo(talk.id("c1"));
        });
        assertThat(posted.reply().approvalId()).isEqualTo(talk.id("a1"));
        assertThat(mesh.all(talk.channel, CommentReceived.class)).hasSize(2);
    }

    @Test
    void posts_once_when_the_answer_is_lost() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"afterSuccess\":true,\"count\":1}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyPosted posted = mesh.await(talk.channel, ReplyPosted.class);
        assertThat(talk.posted()).hasSize(1);
        assertThat(posted.reply().postedId())
                .isEqualTo(talk.posted().get(0).path("id").asText());
    }

    @Test
    void is_not_sent_again_when_nobody_knows_what_became_of_it() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"status\":503,\"count\":1}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyFailed failed = mesh.await(talk.channel, ReplyFailed.class);
        assertThat(failed.code()).isEqualTo(ReplyFailureCode.OUTCOME_UNKNOWN);
        assertThat(talk.posted()).isEmpty();
    }

    @Test
    void a_reply_left_as_being_sent_is_looked_for_and_found() {
        // given
        mesh.sandbox.inject("{\"target\":\"" + INSERT + "\",\"afterSuccess\":true,\"count\":1,\"delay\":\"PT1S\"}");
        post("1", THANKS, "a1");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(talk.posted()).hasSize(1));

        // when
        mesh.execute("UPDATE reply SET epoch = epoch + 1, lease_until = NULL WHERE id = '" + talk.id("1") + "'");

        // then
        mesh.await(talk.channel, ReplyPosted.class);
        assertThat(talk.posted()).hasSize(1);
    }

    @Test
    void says_that_a_reply_is_held() {
        // given
        mesh.sandbox.inject("{\"holdReplies\":\"" + talk.channel + "\"}");

        // when
        post("1", THANKS, "a1");

        // then
        ReplyHeld held = mesh.await(talk.channel, ReplyHeld.class);
        assertThat(held.reply().postedId()).isNotNull();
        assertThat(mesh.all(talk.channel, ReplyPosted.class)).isEmpty();
    }

    @Test
    void says_why_youtube_took_no_reply() {
        // given
        mesh.sandbox.inject("{\"disableComments\":\"" + talk.video + "\"}");

        // when
        post("1", THANKS, "a1");

        // then
        assertThat(mesh.await(talk.channel, ReplyFailed.class).code()).isEqualTo(ReplyFailureCode.COMMENTS_DISABLED);
        mesh.sandbox.inject("{\"enableComments\":\"" + talk.video + "\"}");
    }

    @Test
    void rejects_what_must_not_go_out() {
        // given
        post("1", THANKS, "a1");
        mesh.await(talk.channel, ReplyPosted.class);

        // when
        post("1", "Other words", "a2");
        post("2", "Other words", "a1");
        post("3", THANKS, "a3");
        post("4", "No approval", null);
        post("5", "x".repeat(10_001), "a5");
        say(reply("6", talk.id("r1"), "To a reply", "a6", talk.tenant));
        say(reply("7", "no-such-comment", "To nobody", "a7", talk.tenant));
        say(reply("8", talk.id("c1"), "Of another tenant", "a8", "somebody-else"));

        // then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, ChannelCommandRejected.class))
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
        assertThat(talk.posted()).hasSize(1);
    }

    @Test
    void a_command_told_twice_has_one_effect() {
        // given
        PostReply reply = reply("1", talk.id("c1"), THANKS, "a1", talk.tenant);

        // when
        mesh.say("m-" + talk.video, reply);
        mesh.say("m-" + talk.video, reply);

        // then
        mesh.await(talk.channel, ReplyPosted.class);
        assertThat(talk.posted()).hasSize(1);
        assertThat(mesh.all(talk.channel, ChannelCommandRejected.class)).isEmpty();
    }

    @Test
    void hides_rejects_and_shows_and_says_that_only_authors_delete() {
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
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, ChannelCommandRejected.class))
                .extracting(ChannelCommandRejected::code)
                .containsExactlyInAnyOrder(
                        ChannelRejectionCode.NOT_POSSIBLE_NOW, ChannelRejectionCode.COMMENT_UNKNOWN));
    }

    @Test
    void is_ordered_and_looked_at_over_http() {
        // when
        String location = as("approver", talk.tenant)
                .contentType(ContentType.JSON)
                .body("{\"replyId\":\"" + talk.id("1") + "\",\"videoId\":\"" + talk.video + "\",\"commentId\":\""
                        + talk.id("c1") + "\",\"text\":\"" + THANKS + "\",\"approvalId\":\"" + talk.id("a1") + "\"}")
                .post("/api/channels/" + talk.channel + "/replies")
                .then()
                .statusCode(202)
                .extract()
                .header("location");
        mesh.await(talk.channel, ReplyPosted.class);

        // then
        as("viewer", talk.tenant)
                .get(location)
                .then()
                .statusCode(200)
                .body("state", equalTo("POSTED"))
                .body("postedId", notNullValue())
                .body("failure", nullValue());
        as("viewer", "somebody-else").get(location).then().statusCode(404);
        String next = as("viewer", talk.tenant)
                .queryParam("channelId", talk.channel)
                .queryParam("limit", 1)
                .get("/api/comments")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("next");
        as("viewer", talk.tenant)
                .queryParam("channelId", talk.channel)
                .queryParam("cursor", next)
                .get("/api/comments")
                .then()
                .statusCode(200)
                .body("next", nullValue());
        as("viewer", "somebody-else")
                .queryParam("channelId", talk.channel)
                .get("/api/comments")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void answers_bad_requests_by_name() {
        String replies = "/api/channels/" + talk.channel + "/replies";
        String body = "{\"replyId\":\"x\",\"videoId\":\"v\",\"commentId\":\"c\",\"text\":\"t\"}";

        as("viewer", talk.tenant).body(body).post(replies).then().statusCode(403);
        as("approver", "somebody-else").body(body).post(replies).then().statusCode(404);
        as("approver", talk.tenant)
                .body(body)
                .post(replies)
                .then()
                .statusCode(422)
                .body("code", equalTo("APPROVAL_MISSING"));
        as("approver", talk.tenant).body("{}").post(replies).then().statusCode(400);
        as("viewer", talk.tenant).get("/api/comments").then().statusCode(400);
        as("viewer", talk.tenant).get("/api/replies?state=GONE").then().statusCode(400);
        as("viewer", talk.tenant)
                .get("/api/comments?channelId=x&cursor=nonsense")
                .then()
                .statusCode(400);
    }

    private static RequestSpecification as(String role, String tenant) {
        return RestAssured.given().auth().oauth2(TestTokens.token(tenant, role)).contentType(ContentType.JSON);
    }

    private void post(String name, String text, @Nullable String approval) {
        say(reply(name, talk.id("c1"), text, approval, talk.tenant));
    }

    private void say(PostReply reply) {
        mesh.say(reply);
    }

    private PostReply reply(String name, String comment, String text, @Nullable String approval, String tenant) {
        String id = approval == null ? null : talk.id(approval);
        return new PostReply(talk.channel, tenant, "upstream", talk.id(name), talk.video, comment, text, id, "anna");
    }

    private void moderate(String name, Moderation action) {
        mesh.say(new ModerateComment(talk.channel, talk.tenant, "anna", talk.id(name), action));
    }

    private void awaitModerated(int many) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mesh.all(talk.channel, CommentModerated.class))
                .hasSize(many));
    }

    private List<String> statusOf(String name) {
        List<String> found = new ArrayList<>();
        mesh.sandbox.get("/sandbox/comments").path("incoming").forEach(one -> {
            if (one.path("id").asText().equals(talk.id(name))) {
                found.add(one.path("moderationStatus").asText());
            }
        });
        return found;
    }
}
