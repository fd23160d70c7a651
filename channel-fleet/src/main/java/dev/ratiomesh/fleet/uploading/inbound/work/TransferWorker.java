package dev.ratiomesh.fleet.uploading.inbound.work;

import dev.ratiomesh.delivery.runtime.CallerContext;
import dev.ratiomesh.delivery.work.Claim;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.access.api.ApiCaller;
import dev.ratiomesh.fleet.access.api.ApiResult;
import dev.ratiomesh.fleet.access.api.GoogleApi;
import dev.ratiomesh.fleet.access.api.TransferPermit;
import dev.ratiomesh.fleet.quota.QuotaCost;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.inbound.work.LeaseRenewal.RenewedLease;
import dev.ratiomesh.fleet.uploading.outbound.youtube.ChunkSender;
import dev.ratiomesh.fleet.uploading.outbound.youtube.ResumableUploadClient;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends the rest of a file into its session, from the offset that YouTube confirms. */
@ApplicationScoped
class TransferWorker {
    private final UploadTransitions transitions;
    private final ResumableUploadClient uploadClient;
    private final ChunkSender chunkSender;
    private final GoogleApi googleApi;
    private final FleetConfig config;

    TransferWorker(
            UploadTransitions transitions,
            ResumableUploadClient uploadClient,
            ChunkSender chunkSender,
            GoogleApi googleApi,
            FleetConfig config) {
        this.transitions = transitions;
        this.uploadClient = uploadClient;
        this.chunkSender = chunkSender;
        this.googleApi = googleApi;
        this.config = config;
    }

    /**
     * Sends the remaining chunks.
     *
     * @param newSession whether this worker has just opened the session; any other session is queried for its offset
     */
    Uni<Optional<Upload>> send(Claim claim, Upload upload, RenewedLease lease, boolean newSession) {
        UploadSession session = Objects.requireNonNull(upload.session());
        Uni<UploadObservation> currentOffset = newSession
                ? Uni.createFrom().item(new UploadObservation.BytesConfirmed(0))
                : uploadClient.queryOffset(upload.request(), session);
        return currentOffset.chain(observation -> observation instanceof UploadObservation.BytesConfirmed confirmed
                ? acquireAndTransfer(claim, upload, session, lease, confirmed.offset())
                : transitions.apply(claim, observation));
    }

    private Uni<Optional<Upload>> acquireAndTransfer(
            Claim claim, Upload upload, UploadSession session, RenewedLease lease, long offset) {
        ApiCaller caller = ApiCaller.channelOwner(
                upload.request().tenantId(), session.assignment().channelId());
        return CallerContext.run(() ->
                        Uni.createFrom().completionStage(() -> googleApi.acquireTransfer(caller, QuotaCost.none())))
                .chain(permit -> {
                    if (permit instanceof TransferPermit.PermitDenied denied) {
                        return transitions.apply(claim, new UploadObservation.ApiResultReceived(denied.result()));
                    }
                    String token = ((TransferPermit.PermitGranted) permit).accessToken();
                    ChunkSender.Transfer transfer =
                            new ChunkSender.Transfer(upload.request(), session, token, lease.abortHandle());
                    return transfer(
                            claim,
                            caller,
                            new ChunkLoop(transitions, chunkSender, config.uploads(), claim, transfer, lease),
                            offset);
                });
    }

    /** Transfers, and releases the permit however the transfer ends. */
    private Uni<Optional<Upload>> transfer(Claim claim, ApiCaller caller, ChunkLoop chunkLoop, long offset) {
        return chunkLoop
                .sendFrom(offset)
                .onItemOrFailure()
                .invoke((lastObservation, failure) ->
                        googleApi.releaseTransfer(caller, toApiResult(lastObservation, failure)))
                .chain(lastObservation -> lastObservation.isEmpty()
                        ? Uni.createFrom().item(Optional.<Upload>empty())
                        : transitions.apply(claim, lastObservation.get()));
    }

    /** Maps the end of a transfer to a result for the channel's circuit breaker: only faults of the connection count. */
    private static ApiResult toApiResult(
            @Nullable Optional<UploadObservation> lastObservation, @Nullable Throwable failure) {
        UploadObservation observation = lastObservation == null ? null : lastObservation.orElse(null);
        if (observation instanceof UploadObservation.ApiResultReceived received) {
            return received.result();
        }
        return observation instanceof UploadObservation.Interrupted interrupted
                ? new ApiResult.CallFailed(interrupted.message(), true, interrupted.minimumDelay())
                : new ApiResult.CallSucceeded(200, Map.of(), "");
    }
}
