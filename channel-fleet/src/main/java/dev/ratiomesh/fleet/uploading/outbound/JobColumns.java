package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.store.JsonColumn;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.Metadata;
import dev.ratiomesh.fleet.uploading.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was asked for. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class JobColumns {
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

    static JobColumns of(Job job) {
        JobColumns row = new JobColumns();
        row.tenantId = job.tenantId();
        row.orderedBy = job.by();
        row.channels = job.channels().toArray(String[]::new);
        row.contentHash = job.hash();
        row.metadata = JsonColumn.write(job.metadata());
        row.announced = job.announced();
        row.fileShown = job.file().shown();
        row.fileKey = job.file().whole().keyId();
        row.fileSealed = job.file().whole().bytes();
        Place thumbnail = job.thumbnail();
        if (thumbnail != null) {
            row.thumbnailShown = thumbnail.shown();
            row.thumbnailKey = thumbnail.whole().keyId();
            row.thumbnailSealed = thumbnail.whole().bytes();
        }
        row.createdAt = job.createdAt();
        return row;
    }

    Job toJob(String id) {
        return new Job(
                id,
                tenantId,
                orderedBy,
                List.of(channels),
                new Place(fileShown, new EncryptedSecret(fileKey, fileSealed)),
                announced,
                thumbnail(),
                JsonColumn.read(metadata, Metadata.class),
                contentHash,
                createdAt);
    }

    private @Nullable Place thumbnail() {
        return thumbnailShown == null || thumbnailKey == null || thumbnailSealed == null
                ? null
                : new Place(thumbnailShown, new EncryptedSecret(thumbnailKey, thumbnailSealed));
    }
}
