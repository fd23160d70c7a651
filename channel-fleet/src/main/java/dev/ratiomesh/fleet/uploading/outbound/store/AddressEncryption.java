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
    private final Keyring keyring;

    AddressEncryption(Keyring keys) {
        this.keyring = keys;
    }

    /** @throws IllegalArgumentException when the address has more than 2048 characters */
    public SourceAddress encryptSource(String tenantId, String uploadId, ResolvedSource address) {
        return new SourceAddress(
                address.redacted(), keyring.seal(sourceContext(tenantId, uploadId), new Secret(address.unredacted())));
    }

    public EncryptedSecret encryptSession(UploadRequest job, String address) {
        return keyring.seal(encryptSession(job), new Secret(address));
    }

    public String decryptSource(UploadRequest job, SourceAddress place) throws DecryptionException {
        return keyring.open(sourceContext(job.tenantId(), job.uploadId()), place.encrypted())
                .value();
    }

    public String decryptSession(UploadRequest job, EncryptedSecret sealed) throws DecryptionException {
        return keyring.open(encryptSession(job), sealed).value();
    }

    private static EncryptionContext sourceContext(String tenantId, String uploadId) {
        return EncryptionContext.of("upload-source", tenantId, uploadId);
    }

    private static EncryptionContext encryptSession(UploadRequest job) {
        return EncryptionContext.of("upload-session", job.tenantId(), job.uploadId());
    }
}
