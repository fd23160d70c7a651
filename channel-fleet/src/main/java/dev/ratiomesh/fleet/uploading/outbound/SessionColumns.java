package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.fleet.uploading.Choice;
import dev.ratiomesh.fleet.uploading.Session;
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

    static SessionColumns of(@Nullable Session session) {
        SessionColumns row = new SessionColumns();
        if (session != null) {
            row.key = session.address().keyId();
            row.address = session.address().bytes();
            row.openedAt = session.openedAt();
            row.lastBegun = session.lastBegun();
        }
        return row;
    }

    @Nullable
    Session toSession(Choice choice, long confirmed) {
        EncryptedSecret sealed = StateColumns.sealed(key, address);
        return sealed == null || openedAt == null ? null : new Session(choice, sealed, openedAt, confirmed, lastBegun);
    }
}
