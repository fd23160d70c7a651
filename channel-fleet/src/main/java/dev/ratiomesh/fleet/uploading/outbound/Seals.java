package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.delivery.secrets.EncryptedSecret;
import dev.ratiomesh.delivery.secrets.EncryptionContext;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.Secret;
import dev.ratiomesh.fleet.uploading.Address;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.Place;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals addresses that are keys to something; one of one upload opens for no other. */
@ApplicationScoped
public class Seals {
    private final Keyring keys;

    Seals(Keyring keys) {
        this.keys = keys;
    }

    /** @throws IllegalArgumentException when the address has more than 2048 characters */
    public Place place(String tenantId, String uploadId, Address address) {
        return new Place(address.shown(), keys.seal(source(tenantId, uploadId), new Secret(address.whole())));
    }

    EncryptedSecret session(Job job, String address) {
        return keys.seal(session(job), new Secret(address));
    }

    String open(Job job, Place place) throws DecryptionException {
        return keys.open(source(job.tenantId(), job.uploadId()), place.whole()).value();
    }

    String openSession(Job job, EncryptedSecret sealed) throws DecryptionException {
        return keys.open(session(job), sealed).value();
    }

    private static EncryptionContext source(String tenantId, String uploadId) {
        return EncryptionContext.of("upload-source", tenantId, uploadId);
    }

    private static EncryptionContext session(Job job) {
        return EncryptionContext.of("upload-session", job.tenantId(), job.uploadId());
    }
}
