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

/** The columns of an upload's request. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class RequestColumns {
    @Column(name = "tenant_id")
    String tenantId;

    @Column(name = "ordered_by")
    String requestedBy;

    @Column(name = "channels")
    String[] channelIds;

    @Column(name = "content_hash")
    String contentHash;

    @Column(name = "metadata")
    String metadata;

    /** Null when the caller declared no size. */
    @Column(name = "announced")
    @Nullable
    Long declaredBytes;

    @Column(name = "file_shown")
    String fileRedacted;

    @Column(name = "file_key")
    String fileKeyId;

    @Column(name = "file_sealed")
    byte[] fileEncrypted;

    @Column(name = "thumbnail_shown")
    @Nullable
    String thumbnailRedacted;

    @Column(name = "thumbnail_key")
    @Nullable
    String thumbnailKeyId;

    @Column(name = "thumbnail_sealed")
    byte @Nullable [] thumbnailEncrypted;

    @Column(name = "created_at")
    Instant createdAt;

    static RequestColumns of(UploadRequest request) {
        RequestColumns row = new RequestColumns();
        row.tenantId = request.tenantId();
        row.requestedBy = request.requestedBy();
        row.channelIds = request.channelIds().toArray(String[]::new);
        row.contentHash = request.contentHash();
        row.metadata = JsonColumn.write(request.metadata());
        row.declaredBytes = request.declaredBytes();
        row.fileRedacted = request.fileAddress().redacted();
        row.fileKeyId = request.fileAddress().encrypted().keyId();
        row.fileEncrypted = request.fileAddress().encrypted().bytes();
        SourceAddress thumbnail = request.thumbnailAddress();
        if (thumbnail != null) {
            row.thumbnailRedacted = thumbnail.redacted();
            row.thumbnailKeyId = thumbnail.encrypted().keyId();
            row.thumbnailEncrypted = thumbnail.encrypted().bytes();
        }
        row.createdAt = request.createdAt();
        return row;
    }

    UploadRequest toRequest(String id) {
        return new UploadRequest(
                id,
                tenantId,
                requestedBy,
                List.of(channelIds),
                new SourceAddress(fileRedacted, new EncryptedSecret(fileKeyId, fileEncrypted)),
                declaredBytes,
                thumbnail(),
                JsonColumn.read(metadata, VideoMetadata.class),
                contentHash,
                createdAt);
    }

    private @Nullable SourceAddress thumbnail() {
        return thumbnailRedacted == null || thumbnailKeyId == null || thumbnailEncrypted == null
                ? null
                : new SourceAddress(thumbnailRedacted, new EncryptedSecret(thumbnailKeyId, thumbnailEncrypted));
    }
}
