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

/** Brings the rest of a file into its session, from wherever YouTube says it is. */
@ApplicationScoped
class TransferWorker {
    private final UploadTransitions desk;
    private final ResumableUploadClient youtube;
    private final ChunkSender chunks;
    private final GoogleApi door;
    private final FleetConfig config;

    TransferWorker(
            UploadTransitions desk,
            ResumableUploadClient youtube,
            ChunkSender chunks,
            GoogleApi door,
            FleetConfig config) {
        this.desk = desk;
        this.youtube = youtube;
        this.chunks = chunks;
        this.door = door;
        this.config = config;
    }

    /** @param fresh whether the session was opened just now by this worker; of any other it is asked how far it is */
    Uni<Optional<Upload>> send(Claim claim, Upload upload, RenewedLease beat, boolean fresh) {
        UploadSession session = Objects.requireNonNull(upload.session());
        Uni<UploadObservation> where = fresh
                ? Uni.createFrom().item(new UploadObservation.BytesConfirmed(0))
                : youtube.queryOffset(upload.job(), session);
        return where.chain(learnt -> learnt instanceof UploadObservation.BytesConfirmed stored
                ? admitted(claim, upload, session, beat, stored.offset())
                : desk.apply(claim, learnt));
    }

    private Uni<Optional<Upload>> admitted(
            Claim claim, Upload upload, UploadSession session, RenewedLease beat, long offset) {
        ApiCaller who =
                ApiCaller.channelOwner(upload.job().tenantId(), session.choice().channelId());
        return CallerContext.run(
                        () -> Uni.createFrom().completionStage(() -> door.acquireTransfer(who, QuotaCost.none())))
                .chain(admission -> {
                    if (admission instanceof TransferPermit.PermitDenied denied) {
                        return desk.apply(claim, new UploadObservation.ApiResultReceived(denied.result()));
                    }
                    String token = ((TransferPermit.PermitGranted) admission).accessToken();
                    var transfer = new ChunkSender.Transfer(upload.job(), session, token, beat.line());
                    return transfer(
                            claim, who, new ChunkLoop(desk, chunks, config.uploads(), claim, transfer, beat), offset);
                });
    }

    /** What was admitted is left again, however it ends. */
    private Uni<Optional<Upload>> transfer(Claim claim, ApiCaller who, ChunkLoop run, long offset) {
        return run.from(offset)
                .onItemOrFailure()
                .invoke((end, failure) -> door.releaseTransfer(who, said(end, failure)))
                .chain(end ->
                        end.isEmpty() ? Uni.createFrom().item(Optional.<Upload>empty()) : desk.apply(claim, end.get()));
    }

    /** Only trouble between us and YouTube counts against the channel. */
    private static ApiResult said(@Nullable Optional<UploadObservation> end, @Nullable Throwable failure) {
        UploadObservation learnt = end == null ? null : end.orElse(null);
        if (learnt instanceof UploadObservation.ApiResultReceived said) {
            return said.reply();
        }
        return learnt instanceof UploadObservation.Interrupted cut
                ? new ApiResult.CallFailed(cut.words(), true, cut.atLeast())
                : new ApiResult.CallSucceeded(200, Map.of(), "");
    }
}
