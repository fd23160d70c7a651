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

/** Sends chunks of a source file into an upload session. */
@ApplicationScoped
public class ChunkSender {
    /** Google requires the size of each chunk but the final one to be a multiple of this. */
    private static final int CHUNK_ALIGNMENT_BYTES = 262_144;

    private final SourceFiles files;
    private final AddressEncryption encryption;
    private final StreamingPutClient putClient;
    private final GoogleApi googleApi;
    private final UploadConfig config;

    ChunkSender(
            SourceFiles files,
            AddressEncryption encryption,
            StreamingPutClient putClient,
            GoogleApi googleApi,
            FleetConfig config) {
        this.files = files;
        this.encryption = encryption;
        this.putClient = putClient;
        this.googleApi = googleApi;
        this.config = config.uploads();
        if (this.config.chunkBytes() % CHUNK_ALIGNMENT_BYTES != 0 || this.config.chunkBytes() <= 0) {
            throw new IllegalArgumentException("fleet.uploads.chunk-bytes must be a multiple of "
                    + CHUNK_ALIGNMENT_BYTES + ", is " + this.config.chunkBytes());
        }
    }

    /** A transfer that holds a permit, with the access token for all its chunks. */
    public record Transfer(
            UploadRequest request,
            UploadSession session,
            String accessToken,
            StreamingPutClient.AbortHandle abortHandle) {
        ApiCaller caller() {
            return ApiCaller.channelOwner(
                    request.tenantId(), session.assignment().channelId());
        }

        @Override
        public String toString() {
            return "Transfer[" + request.uploadId() + "]";
        }
    }

    /** Returns whether the chunk at this offset is the final one. */
    public boolean isFinalChunk(UploadSession session, long offset) {
        return session.assignment().file().sizeBytes() - offset <= config.chunkBytes();
    }

    /**
     * Sends one chunk. Completes with {@link UploadObservation.BytesConfirmed} and the next offset, with {@link
     * UploadObservation.UploadCompleted} after the final chunk, or with the fault.
     */
    public Uni<UploadObservation> send(Transfer transfer, long offset) {
        long totalBytes = transfer.session().assignment().file().sizeBytes();
        ByteRange range = new ByteRange(offset, Math.min(config.chunkBytes(), totalBytes - offset));
        String address;
        try {
            address = encryption.decryptSession(
                    transfer.request(), transfer.session().encryptedAddress());
        } catch (DecryptionException e) {
            return Uni.createFrom().item(new UploadObservation.Interrupted(offset, e.message(), Duration.ZERO));
        }
        return files.read(transfer.request(), transfer.session().assignment().file(), range)
                .chain(source -> putClient
                        .put(
                                transfer.abortHandle(),
                                new StreamingPutClient.Put(address, transfer.accessToken(), range, totalBytes),
                                source.bytes())
                        .onTermination()
                        .invoke(source.close()))
                .chain(response -> toObservation(transfer, address, response))
                .onFailure(SourceFileException.class)
                .recoverWithItem(failure -> ((SourceFileException) failure).observation())
                .onFailure()
                .recoverWithItem(failure -> new UploadObservation.Interrupted(
                        offset, "the connection failed: " + failure.getClass().getSimpleName(), Duration.ZERO));
    }

    private Uni<UploadObservation> toObservation(Transfer transfer, String address, ApiResult.CallSucceeded response) {
        ApiRequest apiRequest = new ApiRequest(
                transfer.caller(), QuotaCost.none(), GoogleService.DATA, "PUT", address, Map.of(), new byte[0]);
        return Uni.createFrom()
                .completionStage(() -> googleApi.classify(apiRequest, response))
                .map(ResumableUploadClient::toObservation);
    }
}
