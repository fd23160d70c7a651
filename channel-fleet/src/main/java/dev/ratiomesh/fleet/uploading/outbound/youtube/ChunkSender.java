package dev.ratiomesh.fleet.uploading.outbound.youtube;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiRequest;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.GoogleService;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteRange;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;

/** Brings chunks of a file into a session. */
@ApplicationScoped
public class ChunkSender {
    private final SourceFiles files;
    private final AddressEncryption seals;
    private final StreamingPutClient puts;
    private final GoogleApi door;
    private final UploadConfig config;

    ChunkSender(
            SourceFiles files, AddressEncryption seals, StreamingPutClient puts, GoogleApi door, FleetConfig config) {
        this.files = files;
        this.seals = seals;
        this.puts = puts;
        this.door = door;
        this.config = config.uploads();
        if (this.config.chunkBytes() % (1 << 18) != 0 || this.config.chunkBytes() <= 0) {
            throw new IllegalArgumentException(
                    "fleet.uploads.chunk-bytes must be a multiple of 262144, is " + this.config.chunkBytes());
        }
    }

    /** A transfer that was admitted. */
    public record Transfer(
            UploadRequest job, UploadSession session, String accessToken, StreamingPutClient.AbortHandle line) {
        ApiCaller who() {
            return ApiCaller.channelOwner(job.tenantId(), session.choice().channelId());
        }

        @Override
        public String toString() {
            return "Transfer[" + job.uploadId() + "]";
        }
    }

    /** Whether the chunk that begins there is the last. */
    public boolean isLast(UploadSession session, long offset) {
        return session.choice().file().bytes() - offset <= config.chunkBytes();
    }

    /**
     * Sends one chunk: {@link UploadObservation.BytesConfirmed} where the server is then, {@link UploadObservation.UploadCompleted} when that was the last, or
     * what went wrong.
     */
    public Uni<UploadObservation> send(Transfer transfer, long offset) {
        long total = transfer.session().choice().file().bytes();
        ByteRange range = new ByteRange(offset, Math.min(config.chunkBytes(), total - offset));
        String address;
        try {
            address = seals.openSession(transfer.job(), transfer.session().address());
        } catch (DecryptionException e) {
            return Uni.createFrom().item(new UploadObservation.Interrupted(offset, e.message(), Duration.ZERO));
        }
        return files.read(transfer.job(), transfer.session().choice().file(), range)
                .chain(source -> puts.put(
                                transfer.line(),
                                new StreamingPutClient.Put(address, transfer.accessToken(), range, total),
                                source.bytes())
                        .onTermination()
                        .invoke(source.close()))
                .chain(answer -> meaning(transfer, address, answer))
                .onFailure(SourceFileException.class)
                .recoverWithItem(failure -> ((SourceFileException) failure).learnt())
                .onFailure()
                .recoverWithItem(failure -> new UploadObservation.Interrupted(
                        offset, "the connection broke: " + failure.getClass().getSimpleName(), Duration.ZERO));
    }

    private Uni<UploadObservation> meaning(Transfer transfer, String address, ApiResult.CallSucceeded answer) {
        ApiRequest ask = new ApiRequest(
                transfer.who(), QuotaCost.none(), GoogleService.DATA, "PUT", address, Map.of(), new byte[0]);
        return Uni.createFrom()
                .completionStage(() -> door.classify(ask, answer))
                .map(ResumableUploadClient::toObservation);
    }
}
