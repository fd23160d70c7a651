package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.access.Ask;
import dev.ratiomesh.fleet.access.Door;
import dev.ratiomesh.fleet.access.Host;
import dev.ratiomesh.fleet.access.Reply;
import dev.ratiomesh.fleet.access.Who;
import dev.ratiomesh.fleet.quota.Spend;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.Learnt;
import dev.ratiomesh.fleet.uploading.Session;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Brings chunks of a file into a session. */
@ApplicationScoped
public class Chunks {
    private final Files files;
    private final Seals seals;
    private final Puts puts;
    private final Door door;
    private final UploadConfig config;

    Chunks(Files files, Seals seals, Puts puts, Door door, FleetConfig config) {
        this.files = files;
        this.seals = seals;
        this.puts = puts;
        this.door = door;
        this.config = config.uploads();
        if (this.config.chunk() % (1 << 18) != 0 || this.config.chunk() <= 0) {
            throw new IllegalArgumentException(
                    "fleet.uploads.chunk must be a multiple of 262144, is " + this.config.chunk());
        }
    }

    /** A transfer that was admitted. */
    public record Transfer(Job job, Session session, String accessToken, Puts.Line line) {
        Who who() {
            return Who.channel(job.tenantId(), session.choice().channelId());
        }

        @Override
        public String toString() {
            return "Transfer[" + job.uploadId() + "]";
        }
    }

    /** Whether the chunk that begins there is the last. */
    public boolean isLast(Session session, long offset) {
        return session.choice().file().bytes() - offset <= config.chunk();
    }

    /**
     * Sends one chunk: {@link Learnt.Stored} where the server is then, {@link Learnt.Completed} when that was the last, or
     * what went wrong.
     */
    public Uni<Learnt> send(Transfer transfer, long offset) {
        long total = transfer.session().choice().file().bytes();
        Range range = new Range(offset, Math.min(config.chunk(), total - offset));
        String address;
        try {
            address = seals.openSession(transfer.job(), transfer.session().address());
        } catch (DecryptionException e) {
            return Uni.createFrom().item(new Learnt.Interrupted(offset, e.words(), Duration.ZERO));
        }
        return files.read(transfer.job(), transfer.session().choice().file(), range)
                .chain(source -> puts.put(
                                transfer.line(),
                                new Puts.Put(address, transfer.accessToken(), range, total),
                                source.bytes())
                        .onTermination()
                        .invoke(source.close()))
                .chain(answer -> meaning(transfer, address, answer))
                .onFailure(FileProblem.class)
                .recoverWithItem(failure -> ((FileProblem) failure).learnt())
                .onFailure()
                .recoverWithItem(failure -> new Learnt.Interrupted(
                        offset, "the connection broke: " + failure.getClass().getSimpleName(), Duration.ZERO));
    }

    private Uni<Learnt> meaning(Transfer transfer, String address, Reply.Done answer) {
        Ask ask = new Ask(transfer.who(), Spend.nothing(), Host.DATA, "PUT", address, Map.of(), new byte[0]);
        return Uni.createFrom().completionStage(() -> door.meaning(ask, answer)).map(YouTube::asked);
    }
}
