package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RequestColumns {
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "ordered_by")
    String orderedBy;

    @Column(name = "channels")
    String[] channels;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "metadata")
    String metadata;

    @Column(name = "announced")
    @Nullable
    Long announced;

    @Column(name = "file_shown")
    String fileShown;

    @Column(name = "file_key")
    String fileKey;

    @Column(name = "file_sealed")
    byte[] fileSealed;

    @Column(name = "thumbnail_shown")
    @Nullable
    String thumbnailShown;

    @Column(name = "thumbnail_key")
    @Nullable
    String thumbnailKey;

    @Column(name = "thumbnail_sealed")
    byte @Nullable [] thumbnailSealed;

    @Column(name = "created_at")
    Instant createdAt;

    static RequestColumns of(UploadRequest job) {
        RequestColumns row = new RequestColumns();
        row.tenantId = job.tenantId();
        row.orderedBy = job.requestedBy();
        row.channels = job.channels().toArray(String[]::new);
        row.contentHash = job.hash();
        row.metadata = JsonColumn.write(job.metadata());
        row.announced = job.declaredBytes();
        row.fileShown = job.file().redacted();
        row.fileKey = job.file().encrypted().keyId();
        row.fileSealed = job.file().encrypted().bytes();
        SourceAddress thumbnail = job.thumbnail();
        if (thumbnail != null) {
            row.thumbnailShown = thumbnail.redacted();
            row.thumbnailKey = thumbnail.encrypted().keyId();
            row.thumbnailSealed = thumbnail.encrypted().bytes();
        }
        row.createdAt = job.createdAt();
        return row;
    }

    UploadRequest toJob(String id) {
        return new UploadRequest(
                id,
                tenantId,
                orderedBy,
                List.of(channels),
                new SourceAddress(fileShown, new EncryptedSecret(fileKey, fileSealed)),
                announced,
                thumbnail(),
                JsonColumn.read(metadata, VideoMetadata.class),
                contentHash,
                createdAt);
    }

    private @Nullable SourceAddress thumbnail() {
        return thumbnailShown == null || thumbnailKey == null || thumbnailSealed == null
                ? null
                : new SourceAddress(thumbnailShown, new EncryptedSecret(thumbnailKey, thumbnailSealed));
    }
}
