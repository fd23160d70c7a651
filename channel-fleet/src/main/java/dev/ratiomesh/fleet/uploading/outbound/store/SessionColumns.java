package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.UploadSession;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload session; all null when there is none. */
@Embeddable
class SessionColumns {
    @Column(name = "session_key")
    private @Nullable String key;

    @Column(name = "session_sealed")
    private byte @Nullable [] address;

    @Column(name = "opened_at")
    private @Nullable Instant openedAt;

    @Column(name = "last_begun")
    private boolean lastBegun;

    static SessionColumns of(@Nullable UploadSession session) {
        SessionColumns row = new SessionColumns();
        if (session != null) {
            row.key = session.address().keyId();
            row.address = session.address().bytes();
            row.openedAt = session.openedAt();
            row.lastBegun = session.finalChunkStarted();
        }
        return row;
    }

    @Nullable
    UploadSession toSession(ChannelAssignment choice, long confirmed) {
        EncryptedSecret sealed = StateColumns.sealed(key, address);
        return sealed == null || openedAt == null
                ? null
                : new UploadSession(choice, sealed, openedAt, confirmed, lastBegun);
    }
}
