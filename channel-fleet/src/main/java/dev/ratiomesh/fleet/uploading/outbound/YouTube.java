package dev.ratiomesh.fleet.uploading.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.uploading.Choice;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Metadata;
import dev.ratiomesh.fleet.uploading.Session;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Upload sessions at YouTube, by the protocol of resumable uploads. */
@ApplicationScoped
public class YouTube {
    private static final String INSERT =
            "/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status&notifySubscribers=";

    private final Door door;
    private final Seals seals;

    YouTube(Door door, Seals seals) {
        this.door = door;
        this.seals = seals;
    }

    /** Opens a session; nothing is there before its first byte. */
    public Uni<Learnt> open(Job job, Choice choice) {
        Map<String, String> headers = Map.of(
                "content-type", "application/json; charset=UTF-8",
                "x-upload-content-length", Long.toString(choice.file().bytes()),
                "x-upload-content-type", choice.file().contentType());
        Ask ask = new Ask(
                Who.channel(job.tenantId(), choice.channelId()),
                Spend.upload(),
                Host.DATA,
                "POST",
                INSERT + job.metadata().notifySubscribers(),
                headers,
                resource(job.metadata()).toString().getBytes(UTF_8));
        return call(ask).map(reply -> opened(job, reply));
    }

    private Learnt opened(Job job, Reply reply) {
        if (!(reply instanceof Reply.Done done)) {
            return new Learnt.Said(reply);
        }
        String address = done.headers().getOrDefault("location", "");
        try {
            return new Learnt.Opened(seals.session(job, address));
        } catch (IllegalArgumentException e) {
            return new Learnt.Said(Answers.nonsense("without the address of a session"));
        }
    }

    /** How far a session is. Bytes cost no quota. */
    public Uni<Learnt> ask(Job job, Session session) {
        String whole = "bytes */" + session.choice().file().bytes();
        String address;
        try {
            address = seals.openSession(job, session.address());
        } catch (DecryptionException e) {
            return Uni.createFrom().item(new Learnt.Interrupted(session.confirmed(), e.words(), Duration.ZERO));
        }
        Ask ask = new Ask(
                Who.channel(job.tenantId(), session.choice().channelId()),
                Spend.nothing(),
                Host.DATA,
                "PUT",
                address,
                Map.of("content-range", whole),
                new byte[0]);
        return call(ask).map(YouTube::asked);
    }

    static Learnt asked(Reply reply) {
        if (Answers.gone(reply)) {
            return new Learnt.SessionGone();
        }
        if (!(reply instanceof Reply.Done done)) {
            return new Learnt.Said(reply);
        }
        var offset = Answers.offset(done);
        return offset.isPresent() ? new Learnt.Stored(offset.getAsLong()) : Answers.completed(done);
    }

    Uni<Reply> call(Ask ask) {
        return CallerContext.of(() -> Uni.createFrom().completionStage(() -> door.call(ask)));
    }

    private static ObjectNode resource(Metadata metadata) {
        ObjectNode video = JsonNodeFactory.instance.objectNode();
        ObjectNode snippet = video.putObject("snippet")
                .put("title", metadata.title())
                .put("description", metadata.description())
                .put("categoryId", metadata.categoryId());
        ArrayNode tags = snippet.putArray("tags");
        metadata.tags().forEach(tags::add);
        ObjectNode status = video.putObject("status")
                .put("privacyStatus", metadata.privacy().name().toLowerCase(Locale.ROOT))
                .put("selfDeclaredMadeForKids", metadata.madeForKids())
                .put("containsSyntheticMedia", metadata.syntheticMedia());
        Instant publishAt = metadata.publishAt();
        if (publishAt != null) {
            status.put("publishAt", publishAt.toString());
        }
        return video;
    }
}
