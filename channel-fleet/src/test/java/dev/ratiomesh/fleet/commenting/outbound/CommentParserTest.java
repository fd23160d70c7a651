package dev.ratiomesh.fleet.commenting.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.commenting.CommentPages.CommentThread;
import dev.ratiomesh.fleet.commenting.CommentPages.ThreadPage;
import dev.ratiomesh.fleet.commenting.outbound.CommentClient.PageRead;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentParserTest {
    private static final String PAGE =
            """
            {"nextPageToken":"P","items":[{"id":"c1","snippet":{"channelId":"UC-own","totalReplyCount":7,"canReply":true,
             "topLevelComment":{"id":"c1","snippet":{"textDisplay":"hi\\u0000 <b>","authorDisplayName":"@bob","likeCount":3,
              "authorChannelId":{"value":"UC-bob"},"publishedAt":"2026-11-19T09:00:00Z"}}},
             "replies":{"comments":[{"id":"c1.r","snippet":{"textDisplay":"re","textOriginal":"re!","authorDisplayName":"@own",
              "publishedAt":"2026-11-19T09:01:00Z"}}]}}]}
            """;

    @Test
    void reads_a_page_of_threads() throws Exception {
        // when
        ThreadPage page = CommentParser.parseThreads(PAGE);

        // then
        assertThat(page.nextPageToken()).isEqualTo("P");
        CommentThread thread = page.threads().get(0);
        assertThat(thread.totalReplies()).isEqualTo(7);
        assertThat(thread.top().text()).isEqualTo("hi <b>");
        assertThat(thread.top().channelId()).isEqualTo("UC-own");
        assertThat(thread.top().authorChannelId()).isEqualTo("UC-bob");
        assertThat(thread.replies().get(0).parentId()).isEqualTo("c1");
        assertThat(thread.replies().get(0).text()).isEqualTo("re!");
        assertThat(thread.replies().get(0).authorChannelId()).isNull();
    }

    @Test
    void a_page_without_a_token_is_the_last() throws Exception {
        assertThat(CommentParser.parseThreads("{}").nextPageToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "[]",
                "",
                "{\"items\":[{}]}",
                "{\"items\":[{\"snippet\":{\"topLevelComment\":{\"id\":\"c\"}}}]}"
            })
    void rejects_a_response_that_cannot_be_read(String body) {
        assertThatThrownBy(() -> CommentParser.parseThreads(body))
                .isInstanceOf(CommentParser.UnreadableResponseException.class);
    }

    @Test
    void an_unreadable_page_counts_as_a_failure_to_retry() {
        PageRead<ThreadPage> read =
                PageRead.of(new ApiResult.CallSucceeded(200, Map.of(), "<html>"), CommentParser::parseThreads);

        assertThat(read.page()).isNull();
        assertThat(read.result()).isInstanceOf(ApiResult.CallFailed.class);
    }

    @Test
    void a_response_without_an_id_proves_no_post() {
        assertThat(CommentParser.postedId("{\"id\":\"c1.r\"}")).isEqualTo("c1.r");
        assertThat(CommentParser.postedId("{}")).isNull();
        assertThat(CommentParser.postedId("<html>")).isNull();
    }
}
