package dev.ratiomesh.fleet.uploading.outbound.store;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.EncryptionContext;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals addresses that are keys to something; one of one upload opens for no other. */
@ApplicationScoped
public class AddressEncryption {
    private final Keyring keys;

    AddressEncryption(Keyring keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException when the address has more than 2048 characters */
    public SourceAddress place(String tenantId, String uploadId, ResolvedSource address) {
        return new SourceAddress(address.shown(), keys.seal(source(tenantId, uploadId), new Secret(address.whole())));
    }

    public EncryptedSecret session(UploadRequest job, String address) {
        return keys.seal(session(job), new Secret(address));
    }

    public String open(UploadRequest job, SourceAddress place) throws DecryptionException {
        return keys.open(source(job.tenantId(), job.uploadId()), place.encrypted())
                .value();
    }

    public String openSession(UploadRequest job, EncryptedSecret sealed) throws DecryptionException {
        return keys.open(session(job), sealed).value();
    }

    private static EncryptionContext source(String tenantId, String uploadId) {
        return EncryptionContext.of("upload-source", tenantId, uploadId);
    }

    private static EncryptionContext session(UploadRequest job) {
        return EncryptionContext.of("upload-session", job.tenantId(), job.uploadId());
    }
}
