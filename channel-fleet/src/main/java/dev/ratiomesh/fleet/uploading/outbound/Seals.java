package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.delivery.secrets.Binding;
import dev.ratiomesh.delivery.secrets.CannotOpen;
import dev.ratiomesh.delivery.secrets.Keyring;
import dev.ratiomesh.delivery.secrets.RefreshToken;
import dev.ratiomesh.delivery.secrets.SealedToken;
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
        return new Place(address.shown(), keys.seal(source(tenantId, uploadId), new RefreshToken(address.whole())));
    }

    SealedToken session(Job job, String address) {
        return keys.seal(session(job), new RefreshToken(address));
    }

    String open(Job job, Place place) throws CannotOpen {
        return keys.open(source(job.tenantId(), job.uploadId()), place.whole()).value();
    }

    String openSession(Job job, SealedToken sealed) throws CannotOpen {
        return keys.open(session(job), sealed).value();
    }

    private static Binding source(String tenantId, String uploadId) {
        return Binding.of("upload-source", tenantId, uploadId);
    }

    private static Binding session(Job job) {
        return Binding.of("upload-session", job.tenantId(), job.uploadId());
    }
}
