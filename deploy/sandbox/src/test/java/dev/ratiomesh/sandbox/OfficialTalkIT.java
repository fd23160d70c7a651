package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.model.Comment;
import com.google.api.services.youtube.model.CommentListResponse;
import com.google.api.services.youtube.model.CommentSnippet;
import com.google.api.services.youtube.model.CommentThread;
import com.google.api.services.youtube.model.CommentThreadListResponse;
import com.google.api.services.youtubeAnalytics.v2.YouTubeAnalytics;
import com.google.api.services.youtubeAnalytics.v2.model.QueryResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests comments and analytics with Google's own client libraries. */
class OfficialTalkIT {
    private static final String VIDEO = "demo-video1";
    private static final List<String> SNIPPET = List.of("snippet");

    private final SettableClock clock = new SettableClock("2026-11-21T20:00:00Z");
    private Sandbox sandbox;
    private HttpProbe probe;
    private YouTube youtube;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withClock(clock));
        probe = new HttpProbe(sandbox);
        youtube = new OfficialApplication(sandbox).connect("Anna", ConsentingUser.FORCE_SSL);
        String channel = youtube.channels()
                .list(List.of("id"))
                .setMine(true)
                .execute()
                .getItems()
                .get(0)
                .getId();
        probe.fault("{\"belongs\":{\"videoId\":\"demo-video1\",\"channelId\":\"" + channel + "\"}}");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void lists_threads_and_all_replies_page_by_page() throws IOException {
        // given
        comment("c1", null);
        comment("c2", null);
        for (int i = 0; i < 7; i++) {
            comment("r" + i, "c2");
        }

        // when
        CommentThreadListResponse first = threads(null);
        CommentThreadListResponse second = threads(first.getNextPageToken());
        List<String> replies = new ArrayList<>();
        String token = null;
        do {
            CommentListResponse page = youtube.comments()
                    .list(SNIPPET)
                    .setParentId("c2")
                    .setMaxResults(3L)
                    .setPageToken(token)
                    .execute();
            page.getItems().forEach(reply -> replies.add(reply.getId()));
            token = page.getNextPageToken();
        } while (token != null);

        // then
        CommentThread newest = first.getItems().get(0);
        assertThat(newest.getId()).isEqualTo("c2");
        assertThat(newest.getSnippet().getTotalReplyCount()).isEqualTo(7L);
        assertThat(newest.getReplies().getComments()).hasSize(5);
        CommentSnippet top = newest.getSnippet().getTopLevelComment().getSnippet();
        assertThat(top.getTextDisplay()).isEqualTo("text of c2");
        assertThat(top.getLikeCount()).isZero();
        assertThat(top.getAuthorChannelId().getValue()).startsWith("UC");
        assertThat(top.getPublishedAt().getValue()).isEqualTo(clock.instant().toEpochMilli());
        assertThat(second.getItems()).extracting(CommentThread::getId).containsExactly("c1");
        assertThat(second.getNextPageToken()).isNull();
        assertThat(replies).containsExactlyInAnyOrder("r0", "r1", "r2", "r3", "r4", "r5", "r6");
    }

    @Test
    void replies_moderates_and_deletes_its_own_comments() throws IOException {
        // given
        comment("c1", null);

        // when
        Comment posted = youtube.comments()
                .insert(
                        SNIPPET,
                        new Comment()
                                .setSnippet(
                                        new CommentSnippet().setParentId("c1").setTextOriginal("Thank you!")))
                .execute();
        youtube.comments().setModerationStatus(List.of("c1"), "heldForReview").execute();
        boolean hidden = threads(null).getItems().isEmpty();
        youtube.comments().setModerationStatus(List.of("c1"), "published").execute();
        youtube.comments().delete(posted.getId()).execute();

        // then
        assertThat(posted.getSnippet().getTextOriginal()).isEqualTo("Thank you!");
        assertThat(hidden).isTrue();
        assertThat(threads(null).getItems().get(0).getSnippet().getTotalReplyCount())
                .isZero();
    }

    @Test
    void understands_why_comments_are_refused() throws IOException {
        // given
        probe.fault("{\"disableComments\":\"demo-video1\"}");

        // when
        GoogleJsonResponseException refused =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> threads(null));

        // then
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getDetails().getErrors().get(0).getReason()).isEqualTo("commentsDisabled");
    }

    @Test
    void reads_reports_and_understands_why_one_is_refused() throws IOException {
        // given
        YouTubeAnalytics analytics = new OfficialApplication(sandbox)
                .connectToAnalytics("Anna", "https://www.googleapis.com/auth/yt-analytics.readonly");

        // when
        QueryResponse report = query(analytics, "views,averageViewPercentage").execute();
        GoogleJsonResponseException refused =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> query(analytics, "viewerPercentage")
                        .execute());

        // then
        assertThat(report.getColumnHeaders().get(1).getName()).isEqualTo("views");
        assertThat(report.getRows()).hasSize(3);
        assertThat(report.getRows().get(2).get(0)).isEqualTo("2026-11-18");
        assertThat(((Number) report.getRows().get(2).get(1)).longValue()).isPositive();
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getDetails().getMessage()).startsWith("The query is not supported.");
    }

    private static YouTubeAnalytics.Reports.Query query(YouTubeAnalytics analytics, String metrics) throws IOException {
        return analytics
                .reports()
                .query()
                .setIds("channel==MINE")
                .setStartDate("2026-11-01")
                .setEndDate("2026-11-21")
                .setDimensions("day")
                .setFilters("video==" + VIDEO + ";country==US")
                .setMetrics(metrics);
    }

    private CommentThreadListResponse threads(String token) throws IOException {
        return youtube.commentThreads()
                .list(List.of("snippet", "replies"))
                .setVideoId(VIDEO)
                .setOrder("time")
                .setTextFormat("plainText")
                .setMaxResults(1L)
                .setPageToken(token)
                .execute();
    }

    private void comment(String id, String parent) throws IOException {
        String under = parent == null ? "" : ",\"parentId\":\"" + parent + "\"";
        String comment = "{\"comment\":{\"videoId\":\"demo-video1\",\"author\":\"Bob\",\"text\":\"text of " + id
                + "\",\"id\":\"" + id + "\"" + under + "}}";
        assertThat(probe.fault(comment).status()).isEqualTo(200);
    }
}
