package dev.ratiomesh.fleet.uploading.inbound;

import dev.ratiomesh.delivery.CallerContext;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.Admission;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Session;
import dev.ratiomesh.fleet.uploading.Upload;
import dev.ratiomesh.fleet.uploading.inbound.Beats.Beat;
import dev.ratiomesh.fleet.uploading.outbound.Chunks;
import dev.ratiomesh.fleet.uploading.outbound.YouTube;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the rest of a file into its session, from wherever YouTube says it is. */
@ApplicationScoped
class SendWork {
    private final UploadDesk desk;
    private final YouTube youtube;
    private final Chunks chunks;
    private final Door door;
    private final FleetConfig config;

    SendWork(UploadDesk desk, YouTube youtube, Chunks chunks, Door door, FleetConfig config) {
        this.desk = desk;
        this.youtube = youtube;
        this.chunks = chunks;
        this.door = door;
        this.config = config;
    }

    /** @param fresh whether the session was opened just now by this worker; of any other it is asked how far it is */
    Uni<Optional<Upload>> send(Claim claim, Upload upload, Beat beat, boolean fresh) {
        Session session = Objects.requireNonNull(upload.session());
        Uni<Learnt> where = fresh ? Uni.createFrom().item(new Learnt.Stored(0)) : youtube.ask(upload.job(), session);
        return where.chain(learnt -> learnt instanceof Learnt.Stored stored
                ? admitted(claim, upload, session, beat, stored.offset())
                : desk.learn(claim, learnt));
    }

    private Uni<Optional<Upload>> admitted(Claim claim, Upload upload, Session session, Beat beat, long offset) {
        Who who = Who.channel(upload.job().tenantId(), session.choice().channelId());
        return CallerContext.of(() -> Uni.createFrom().completionStage(() -> door.admit(who, Spend.nothing())))
                .chain(admission -> {
                    if (admission instanceof Admission.Denied denied) {
                        return desk.learn(claim, new Learnt.Said(denied.reply()));
                    }
                    String token = ((Admission.Granted) admission).accessToken();
                    var transfer = new Chunks.Transfer(upload.job(), session, token, beat.line());
                    return transfer(claim, who, new Run(desk, chunks, config.uploads(), claim, transfer, beat), offset);
                });
    }

    /** What was admitted is left again, however it ends. */
    private Uni<Optional<Upload>> transfer(Claim claim, Who who, Run run, long offset) {
        return run.from(offset)
                .onItemOrFailure()
                .invoke((end, failure) -> door.left(who, said(end, failure)))
                .chain(end ->
                        end.isEmpty() ? Uni.createFrom().item(Optional.<Upload>empty()) : desk.learn(claim, end.get()));
    }

    /** Only trouble between us and YouTube counts against the channel. */
    private static Reply said(@Nullable Optional<Learnt> end, @Nullable Throwable failure) {
        Learnt learnt = end == null ? null : end.orElse(null);
        if (learnt instanceof Learnt.Said said) {
            return said.reply();
        }
        return learnt instanceof Learnt.Interrupted cut
                ? new Reply.Trouble(cut.words(), true, cut.atLeast())
                : new Reply.Done(200, Map.of(), "");
    }
}
