package dev.ratiomesh.fleet.uploading.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.quota.Urgency;
import dev.ratiomesh.fleet.uploading.Changes;
import dev.ratiomesh.fleet.uploading.Image;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Processing;
import dev.ratiomesh.fleet.uploading.Upload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A channel's videos, as their owner sees and changes them. */
@ApplicationScoped
public class Studio {
    private static final String VIDEOS = "/youtube/v3/videos";

    private final YouTube youtube;

    Studio(YouTube youtube) {
        this.youtube = youtube;
    }

    /** How far YouTube is with a video. */
    public Uni<Learnt> check(Processing upload) {
        String path = VIDEOS + "?part=status,processingDetails&id=" + encoded(upload.videoId());
        Ask ask = Ask.get(owner(upload), Spend.read(Urgency.USUAL), Host.DATA, path);
        return youtube.call(ask)
                .map(reply -> reply instanceof Reply.Done done
                        ? Answers.first(done)
                                .map(Studio::progress)
                                .orElseGet(() -> new Learnt.Checked(
                                        Learnt.Progress.GONE, "YouTube has no video " + upload.videoId() + " any more"))
                        : new Learnt.Said(reply));
    }

    private static Learnt progress(JsonNode video) {
        JsonNode status = video.path("status");
        String why = status.path("failureReason")
                .asText(status.path("rejectionReason").asText("no reason given"));
        return switch (status.path("uploadStatus").asText("")) {
            case "processed" -> new Learnt.Checked(Learnt.Progress.DONE, "processed");
            case "failed", "rejected" ->
                new Learnt.Checked(
                        Learnt.Progress.FAILED,
                        "YouTube has " + status.path("uploadStatus").asText() + " it: " + why);
            case "deleted" -> new Learnt.Checked(Learnt.Progress.GONE, "it was deleted at YouTube");
            default -> new Learnt.Checked(Learnt.Progress.UNDER_WAY, "YouTube is still processing it");
        };
    }

    /** Sets the thumbnail. What YouTube refuses for good is noted, and the video stays as it is. */
    public Uni<Learnt> dress(Processing upload, Image image) {
        Ask ask = new Ask(
                owner(upload),
                Spend.write(Urgency.USUAL),
                Host.DATA,
                "POST",
                "/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=" + encoded(upload.videoId()),
                Map.of("content-type", image.contentType()),
                image.bytes());
        return youtube.call(ask).map(reply -> {
            if (reply instanceof Reply.Done) {
                return new Learnt.Dressed(null);
            }
            return reply instanceof Reply.Refused refused
                    ? new Learnt.Dressed("its thumbnail was not set: " + refused.words())
                    : new Learnt.Said(reply);
        });
    }

    /** The video with what can be changed of it. */
    public Uni<Reply> read(Who who, String videoId) {
        String path = VIDEOS + "?part=snippet,status&id=" + encoded(videoId);
        return youtube.call(Ask.get(who, Spend.read(Urgency.USUAL), Host.DATA, path));
    }

    /** The first video of an answer. */
    public static Optional<JsonNode> video(Reply.Done answer) {
        return Answers.first(answer);
    }

    public Uni<Reply> write(Who who, Changes.Merged merged) {
        String path = VIDEOS + "?part=" + String.join(",", merged.parts());
        byte[] body = merged.body().toString().getBytes(UTF_8);
        return youtube.call(Ask.json(who, Spend.write(Urgency.USUAL), "PUT", path, body));
    }

    static Who owner(Upload upload) {
        var choice = Objects.requireNonNull(upload.choice());
        return Who.channel(upload.job().tenantId(), choice.channelId());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
