package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommentsIT {
    private static final String VIDEO = "demo-video1";
    private static final String THREADS = "/youtube/v3/commentThreads?part=snippet,replies&textFormat=plainText";
    private static final String COMMENTS = "/youtube/v3/comments?part=snippet&textFormat=plainText";
    private static final String KEY = "&key=k";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettableClock clock = new SettableClock("2026-11-21T20:00:00.750Z");
    private Sandbox sandbox;
    private HttpProbe probe;
    private String owner;
    private String channel;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withPort(0).withClock(clock).withJournal(folder.resolve("sandbox.jsonl")));
        probe = new HttpProbe(sandbox);
        owner = token("Anna", ConsentingUser.FORCE_SSL);
        channel = mine(owner);
        instruct("{\"belongs\":{\"videoId\":\"demo-video1\",\"channelId\":\"" + channel + "\"}}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void lists_threads_newest_first_a_page_at_a_time() throws IOException {
        // given
        comment("c1", "first", null);
        comment("c2", "second & <last>", null);

        // when
        HttpProbe.Response first = probe.get(THREADS + "&maxResults=1&order=time&videoId=" + VIDEO + KEY);
        comment("c3", "meanwhile", null);
        HttpProbe.Response second = probe.get(THREADS + "&maxResults=1&videoId=" + VIDEO + KEY + "&pageToken="
                + first.at("/nextPageToken").asText());

        // then
        assertThat(ids(first)).containsExactly("c2");
        assertThat(ids(second)).containsExactly("c1");
        assertThat(second.json().has("nextPageToken")).isFalse();
        JsonNode top = first.at("/items/0/snippet/topLevelComment/snippet");
        assertThat(top.path("textDisplay").asText()).isEqualTo("second & <last>");
        assertThat(top.has("textOriginal")).isFalse();
        assertThat(top.at("/authorChannelId/value").asText()).startsWith("UC");
        assertThat(top.path("likeCount").isNumber()).isTrue();
        assertThat(top.path("publishedAt").asText()).isEqualTo("2026-11-21T20:00:00Z");
        assertThat(first.at("/items/0/snippet/channelId").asText()).isEqualTo(channel);
    }

    @Test
    void escapes_texts_unless_plain_ones_are_asked_for() throws IOException {
        // given
        comment("c1", "a <b>\n& c", null);

        // when
        HttpProbe.Response html = probe.get("/youtube/v3/commentThreads?part=snippet&videoId=" + VIDEO + KEY);

        // then
        assertThat(html.at("/items/0/snippet/topLevelComment/snippet/textDisplay")
                        .asText())
                .isEqualTo("a &lt;b&gt;<br>&amp; c");
    }

    @Test
    void shows_five_replies_with_a_thread_and_all_of_them_by_parent() throws IOException {
        // given
        comment("c1", "top", null);
        for (int i = 0; i < 7; i++) {
            comment("r" + i, "reply " + i, "c1");
        }

        // when
        HttpProbe.Response thread = probe.get(THREADS + "&id=c1" + KEY);
        HttpProbe.Response first = probe.get(COMMENTS + "&parentId=c1&maxResults=4" + KEY);
        HttpProbe.Response rest = probe.get(COMMENTS + "&parentId=c1&maxResults=4" + KEY + "&pageToken="
                + first.at("/nextPageToken").asText());

        // then
        assertThat(thread.at("/items/0/snippet/totalReplyCount").asInt()).isEqualTo(7);
        assertThat(thread.at("/items/0/replies/comments")).hasSize(5);
        List<String> all = new ArrayList<>(ids(first));
        all.addAll(ids(rest));
        assertThat(all).containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4", "r5", "r6");
    }

    @Test
    void posts_a_reply_as_the_channel_and_reports_its_author() throws IOException {
        // given
        comment("c1", "top", null);

        // when
        HttpProbe.Response posted = reply("c1", "Thank you!", owner);

        // then
        assertThat(posted.status()).isEqualTo(200);
        assertThat(posted.at("/id").asText()).startsWith("c1.");
        assertThat(posted.at("/snippet/textOriginal").asText()).isEqualTo("Thank you!");
        assertThat(posted.at("/snippet/authorChannelId/value").asText()).isEqualTo(channel);
        JsonNode oracle = probe.get("/sandbox/comments").json();
        assertThat(oracle.at("/posted")).hasSize(1);
        assertThat(oracle.at("/posted/0/postedBy").asText()).isEqualTo(channel);
        assertThat(oracle.at("/postedTwice")).isEmpty();
        assertThat(ids(probe.get(COMMENTS + "&id=" + posted.at("/id").asText() + KEY)))
                .hasSize(1);
    }

    @Test
    void reports_a_text_that_was_posted_twice() throws IOException {
        // given
        comment("c1", "top", null);

        // when
        reply("c1", "Thank you!", owner);
        reply("c1", "Thank you!", owner);

        // then
        assertThat(probe.get("/sandbox/comments").at("/postedTwice/0/times").asInt())
                .isEqualTo(2);
    }

    @Test
    void answers_a_held_reply_like_any_other_but_shows_it_to_its_author_only() throws IOException {
        // given
        comment("c1", "top", null);
        instruct("{\"holdReplies\":\"" + channel + "\"}");

        // when
        HttpProbe.Response posted = reply("c1", "Thank you!", owner);
        String byId = COMMENTS + "&id=" + posted.at("/id").asText();

        // then
        assertThat(posted.status()).isEqualTo(200);
        assertThat(ids(probe.get(byId + KEY))).isEmpty();
        assertThat(ids(probe.get(byId, "authorization", "Bearer " + owner))).hasSize(1);
        assertThat(probe.get(THREADS + "&id=c1" + KEY)
                        .at("/items/0/snippet/totalReplyCount")
                        .asInt())
                .isZero();
    }

    @Test
    void loses_the_answer_of_a_reply_that_was_posted() throws IOException {
        // given
        comment("c1", "top", null);
        instruct("{\"target\":\"POST /youtube/v3/comments\",\"afterSuccess\":true,\"count\":1}");

        // when
        boolean answered = true;
        try {
            probe.get(COMMENTS + "&parentId=c1" + KEY);
            reply("c1", "Thank you!", owner);
        } catch (IOException lost) {
            answered = false;
        }

        // then
        assertThat(answered).isFalse();
        assertThat(ids(probe.get(COMMENTS + "&parentId=c1" + KEY))).hasSize(1);
    }

    @Test
    void rejects_invalid_replies() throws IOException {
        // given
        comment("c1", "top", null);
        comment("r1", "reply", "c1");
        instruct("{\"comment\":{\"videoId\":\"demo-video1\",\"author\":\"Bob\",\"text\":\"no\",\"id\":\"closed\","
                + "\"canReply\":false}}");

        // then
        assertThat(reason(reply("r1", "x", owner))).isEqualTo("invalidCommentMetadata");
        assertThat(reason(reply("closed", "x", owner))).isEqualTo("operationNotSupported");
        assertThat(reason(reply("absent", "x", owner))).isEqualTo("parentCommentNotFound");
        assertThat(reason(reply("c1", " ", owner))).isEqualTo("commentTextRequired");
        assertThat(reason(reply("c1", "x".repeat(10_001), owner))).isEqualTo("commentTextTooLong");
        assertThat(reason(reply("c1", "x", token("Anna", ConsentingUser.READONLY))))
                .isEqualTo("insufficientPermissions");
        instruct("{\"disableComments\":\"demo-video1\"}");
        assertThat(reason(reply("c1", "x", owner))).isEqualTo("commentsDisabled");
        assertThat(probe.get("/sandbox/comments").at("/posted")).isEmpty();
    }

    @Test
    void reports_disabled_comments_and_unknown_videos() throws IOException {
        // given
        instruct("{\"disableComments\":\"demo-video1\"}");

        // when
        HttpProbe.Response off = probe.get(THREADS + "&videoId=" + VIDEO + KEY);
        HttpProbe.Response none = probe.get(THREADS + "&videoId=none-such01" + KEY);

        // then
        assertThat(off.status()).isEqualTo(403);
        assertThat(reason(off)).isEqualTo("commentsDisabled");
        assertThat(none.status()).isEqualTo(404);
        assertThat(reason(none)).isEqualTo("videoNotFound");
    }

    @Test
    void lets_the_owner_hide_reject_and_show_and_the_author_delete() throws IOException {
        // given
        comment("c1", "rude", null);
        String posted = reply("c1", "Thank you!", owner).at("/id").asText();

        // when
        int hidden = moderate("c1", "heldForReview", owner).status();
        List<String> seenByAll = ids(probe.get(THREADS + "&videoId=" + VIDEO + KEY));
        List<String> held = ids(probe.get(
                THREADS + "&moderationStatus=heldForReview&videoId=" + VIDEO, "authorization", "Bearer " + owner));
        int shown = moderate("c1", "published", owner).status();
        HttpProbe.Response stranger = moderate("c1", "rejected", token("Bert", ConsentingUser.FORCE_SSL));
        HttpProbe.Response notTheAuthor = delete("c1");
        int deleted = delete(posted).status();

        // then
        assertThat(List.of(hidden, shown, deleted)).containsOnly(204);
        assertThat(seenByAll).isEmpty();
        assertThat(held).containsExactly("c1");
        assertThat(reason(stranger)).isEqualTo("forbidden");
        assertThat(reason(notTheAuthor)).isEqualTo("forbidden");
        assertThat(ids(probe.get(COMMENTS + "&id=" + posted + KEY))).isEmpty();
    }

    @Test
    void starts_a_thread_as_the_channel() throws IOException {
        // when
        HttpProbe.Response thread = probe.post(
                "/youtube/v3/commentThreads?part=snippet",
                "{\"snippet\":{\"channelId\":\"" + channel + "\",\"videoId\":\"demo-video1\",\"topLevelComment\":"
                        + "{\"snippet\":{\"textOriginal\":\"What next?\"}}}}",
                "authorization",
                "Bearer " + owner);

        // then
        assertThat(thread.status()).isEqualTo(200);
        assertThat(ids(probe.get(THREADS + "&allThreadsRelatedToChannelId=" + channel + KEY)))
                .containsExactly(thread.at("/id").asText());
    }

    @Test
    void costs_a_unit_to_read_and_fifty_to_write() throws IOException {
        // given
        comment("c1", "top", null);
        long before = poolUnits();

        // when
        probe.get(THREADS + "&videoId=" + VIDEO + KEY);
        reply("c1", "Thank you!", owner);

        // then
        assertThat(poolUnits() - before).isEqualTo(51);
    }

    @Test
    void remembers_comments_over_a_restart() throws IOException {
        // given
        comment("c1", "top", null);
        reply("c1", "Thank you!", owner);
        moderate("c1", "heldForReview", owner);

        // when
        sandbox.close();
        start();
        comment("c2", "next", null);

        // then
        assertThat(ids(probe.get(THREADS + "&videoId=" + VIDEO + KEY))).containsExactly("c2");
        assertThat(probe.get("/sandbox/comments").at("/posted")).hasSize(1);
    }

    @Test
    void names_the_fault_of_a_request_or_an_instruction() throws IOException {
        // then
        assertThat(reason(probe.get("/youtube/v3/commentThreads?videoId=x" + KEY)))
                .isEqualTo("missingRequiredParameter");
        assertThat(reason(probe.get(THREADS + "&videoId=" + VIDEO + "&id=x" + KEY)))
                .isEqualTo("incompatibleParameters");
        assertThat(reason(probe.get(THREADS + "&videoId=" + VIDEO + "&pageToken=x" + KEY)))
                .isEqualTo("invalidPageToken");
        assertThat(reason(probe.get(THREADS + "&videoId=" + VIDEO + "&maxResults=101" + KEY)))
                .isEqualTo("invalidParameter");
        assertThat(reason(probe.get(THREADS + "&videoId=" + VIDEO + "&moderationStatus=heldForReview" + KEY)))
                .isEqualTo("forbidden");
        assertThat(probe.fault("{\"comment\":{\"videoId\":\"none\",\"author\":\"a\",\"text\":\"t\"}}")
                        .at("/detail")
                        .asText())
                .startsWith("comment.videoId: there is no video");
    }

    private void comment(String id, String text, String parent) throws IOException {
        var comment = JSON.createObjectNode();
        comment.putObject("comment")
                .put("videoId", VIDEO)
                .put("author", "Bob")
                .put("text", text)
                .put("id", id);
        if (parent != null) {
            comment.withObjectProperty("comment").put("parentId", parent);
        }
        instruct(comment.toString());
    }

    private void instruct(String instruction) throws IOException {
        assertThat(probe.fault(instruction).status()).isEqualTo(200);
    }

    private HttpProbe.Response reply(String parent, String text, String token) throws IOException {
        var body = JSON.createObjectNode();
        body.putObject("snippet").put("parentId", parent).put("textOriginal", text);
        return probe.post("/youtube/v3/comments?part=snippet", body.toString(), "authorization", "Bearer " + token);
    }

    private HttpProbe.Response moderate(String id, String status, String token) throws IOException {
        return probe.post(
                "/youtube/v3/comments/setModerationStatus?id=" + id + "&moderationStatus=" + status,
                "",
                "authorization",
                "Bearer " + token);
    }

    private HttpProbe.Response delete(String id) throws IOException {
        return probe.send("DELETE", "/youtube/v3/comments?id=" + id, "authorization", "Bearer " + owner);
    }

    private String token(String name, String scopes) throws IOException {
        return new ConsentingUser(probe)
                .connect(name, scopes)
                .path("access_token")
                .asText();
    }

    private String mine(String token) throws IOException {
        return probe.get("/youtube/v3/channels?part=id&mine=true", "authorization", "Bearer " + token)
                .at("/items/0/id")
                .asText();
    }

    private long poolUnits() throws IOException {
        long units = 0;
        for (JsonNode use : probe.get("/sandbox/calls").at("/quota")) {
            units += use.path("bucket").asText().equals("POOL")
                    ? use.path("used").asLong()
                    : 0;
        }
        return units;
    }

    private static String reason(HttpProbe.Response response) {
        return response.at("/error/errors/0/reason").asText();
    }

    private static List<String> ids(HttpProbe.Response response) {
        List<String> ids = new ArrayList<>();
        response.at("/items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
