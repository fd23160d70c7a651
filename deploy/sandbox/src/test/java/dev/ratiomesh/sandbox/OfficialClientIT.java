package dev.ratiomesh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.AbstractInputStreamContent;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.InputStreamContent;
import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.model.Channel;
import com.google.api.services.youtube.model.PlaylistItem;
import com.google.api.services.youtube.model.ThumbnailSetResponse;
import com.google.api.services.youtube.model.Video;
import com.google.api.services.youtube.model.VideoSnippet;
import com.google.api.services.youtube.model.VideoStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the emulation with Google's own client library. */
class OfficialClientIT {
    private static final int BLOCK = 262_144;
    private static final List<String> PARTS = List.of("snippet", "status");

    private final SettableClock clock = new SettableClock("2026-11-21T10:00:00Z");
    private final byte[] file = new byte[2 * BLOCK + 4321];
    private Sandbox sandbox;
    private HttpProbe probe;
    private YouTube youtube;

    @BeforeEach
    void start() throws IOException {
        new Random(3).nextBytes(file);
        sandbox = Sandbox.start(SandboxOptions.defaults().withPort(0).withClock(clock));
        probe = new HttpProbe(sandbox);
        youtube = new OfficialApplication(sandbox).connect("Anna", ConsentingUser.FORCE_SSL);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void finds_its_channel_and_refreshes_its_token_by_itself() throws IOException {
        // given
        Channel before = mine();

        // when
        clock.pass(Duration.ofHours(1));
        Channel after = mine();

        // then
        assertThat(before.getSnippet().getTitle()).isEqualTo("Anna");
        assertThat(before.getContentDetails().getRelatedPlaylists().getUploads())
                .startsWith("UU");
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(probe.get("/sandbox/studio").at("/grants/0/refreshes").asInt())
                .isEqualTo(1);
    }

    @Test
    void uploads_in_chunks_in_one_piece_without_a_length_and_directly() throws IOException {
        // when
        Video chunked = insert("chunked", content(), false);
        Video endless = insert("endless", new InputStreamContent("video/mp4", new ByteArrayInputStream(file)), false);
        Video direct = insert("direct", content(), true);
        YouTube.Videos.Insert inOne = youtube.videos().insert(PARTS, video("whole"), content());
        Video whole = inOne.execute();

        // then
        assertThat(List.of(chunked, endless, direct, whole))
                .allSatisfy(uploaded ->
                        assertThat(uploaded.getStatus().getUploadStatus()).isEqualTo("uploaded"));
        JsonNode videos = probe.get("/sandbox/studio").at("/videos");
        assertThat(videos.findValuesAsText("title")).containsExactly("chunked", "endless", "direct", "whole");
        assertThat(videos.findValuesAsText("bytes")).containsOnly(Integer.toString(file.length));
        assertThat(videos.findValuesAsText("sha256").stream().distinct()).hasSize(1);
    }

    @Test
    void resumes_after_a_server_error_at_the_stored_offset() throws IOException {
        // given
        probe.fault("{\"upload\":{\"status\":503,\"count\":1}}");

        // when
        Video video = insert("patient", content(), false);

        // then
        assertThat(video.getId()).hasSize(11);
        assertThat(probe.get("/sandbox/studio").at("/videos")).hasSize(1);
        assertThat(probe.get("/sandbox/faults").at("/uploads/0/hits").asInt()).isEqualTo(1);
    }

    @Test
    void reads_updates_lists_and_deletes_what_it_uploaded() throws IOException {
        // given
        Video video = insert("first", content(), false);
        video.getSnippet().setTitle("second");

        // when
        Video changed = youtube.videos().update(List.of("snippet"), video).execute();
        Video read = youtube.videos()
                .list(List.of("snippet", "status", "statistics", "processingDetails"))
                .setId(List.of(video.getId()))
                .execute()
                .getItems()
                .get(0);
        PlaylistItem listed = youtube.playlistItems()
                .list(List.of("snippet"))
                .setPlaylistId(mine().getContentDetails().getRelatedPlaylists().getUploads())
                .execute()
                .getItems()
                .get(0);
        youtube.videos().delete(video.getId()).execute();

        // then
        assertThat(changed.getSnippet().getTitle()).isEqualTo("second");
        assertThat(read.getStatus().getPrivacyStatus()).isEqualTo("unlisted");
        assertThat(read.getStatistics().getViewCount()).isZero();
        assertThat(read.getProcessingDetails().getProcessingStatus()).isEqualTo("processing");
        assertThat(listed.getSnippet().getResourceId().getVideoId()).isEqualTo(video.getId());
        assertThat(probe.get("/sandbox/studio").at("/videos")).isEmpty();
    }

    @Test
    void sets_a_thumbnail_both_ways() throws IOException {
        // given
        String id = insert("with a picture", content(), false).getId();
        byte[] picture = Arrays.copyOf(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0}, 70_000);
        YouTube.Thumbnails.Set direct = youtube.thumbnails().set(id, new ByteArrayContent("image/jpeg", picture));
        direct.getMediaHttpUploader().setDirectUploadEnabled(true);

        // when
        ThumbnailSetResponse bySession = youtube.thumbnails()
                .set(id, new ByteArrayContent("image/jpeg", picture))
                .execute();
        ThumbnailSetResponse atOnce = direct.execute();

        // then
        assertThat(bySession.getItems().get(0).getHigh().getUrl()).contains(id);
        assertThat(atOnce).isEqualTo(bySession);
    }

    @Test
    void understands_the_errors() {
        // when
        GoogleJsonResponseException title =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> insert("a < b", content(), false));
        GoogleJsonResponseException direct =
                catchThrowableOfType(GoogleJsonResponseException.class, () -> insert("a < b", content(), true));

        // then
        assertThat(title.getDetails().getErrors().get(0).getReason()).isEqualTo("invalidTitle");
        assertThat(direct.getDetails().getErrors().get(0).getReason()).isEqualTo("invalidTitle");
    }

    private Channel mine() throws IOException {
        return youtube.channels()
                .list(List.of("id", "snippet", "contentDetails"))
                .setMine(true)
                .execute()
                .getItems()
                .get(0);
    }

    private Video insert(String title, AbstractInputStreamContent content, boolean direct) throws IOException {
        YouTube.Videos.Insert insert = youtube.videos().insert(PARTS, video(title), content);
        insert.getMediaHttpUploader().setDirectUploadEnabled(direct);
        if (!direct) {
            insert.getMediaHttpUploader().setChunkSize(BLOCK);
        }
        return insert.execute();
    }

    private AbstractInputStreamContent content() {
        return new ByteArrayContent("video/mp4", file);
    }

    private static Video video(String title) {
        return new Video()
                .setSnippet(new VideoSnippet().setTitle(title).setCategoryId("22"))
                .setStatus(new VideoStatus().setPrivacyStatus("unlisted"));
    }
}
