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

/**
 * Encrypts the addresses of source files and upload sessions, since each may itself be a credential. The encryption is bound
 * to tenant and upload: an address copied to another upload cannot be decrypted there.
 */
@ApplicationScoped
public class AddressEncryption {
    private final Keyring keyring;

    AddressEncryption(Keyring keyring) {
        this.keyring = keyring;
    }

    /** @throws IllegalArgumentException when the address has more than 2048 characters */
    public SourceAddress encryptSource(String tenantId, String uploadId, ResolvedSource source) {
        return new SourceAddress(
                source.redacted(), keyring.seal(sourceContext(tenantId, uploadId), new Secret(source.unredacted())));
    }

    /** @throws IllegalArgumentException when the address is empty or has more than 2048 characters */
    public EncryptedSecret encryptSession(UploadRequest request, String address) {
        return keyring.seal(sessionContext(request), new Secret(address));
    }

    public String decryptSource(UploadRequest request, SourceAddress address) throws DecryptionException {
        return keyring.open(sourceContext(request.tenantId(), request.uploadId()), address.encrypted())
                .value();
    }

    public String decryptSession(UploadRequest request, EncryptedSecret address) throws DecryptionException {
        return keyring.open(sessionContext(request), address).value();
    }

    private static EncryptionContext sourceContext(String tenantId, String uploadId) {
        return EncryptionContext.of("upload-source", tenantId, uploadId);
    }

    private static EncryptionContext sessionContext(UploadRequest request) {
        return EncryptionContext.of("upload-session", request.tenantId(), request.uploadId());
    }
}
