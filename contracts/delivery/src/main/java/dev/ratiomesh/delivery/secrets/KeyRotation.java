package dev.ratiomesh.delivery.secrets;

import dev.ratiomesh.delivery.runtime.PollingTimers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the tokens of retired keys again with the active one: one bounded page a poll, from the beginning again when
 * the end is reached. A row that cannot be decrypted is logged and skipped, so that it delays no other.
 */
public final class KeyRotation<P> {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);

    private final Keyring keys;
    private final CredentialsConfig config;
    private final SealedRows<P> rows;
    private volatile @Nullable P lastPosition;

    public KeyRotation(Keyring keys, CredentialsConfig config, SealedRows<P> rows) {
        this.keys = keys;
        this.config = config;
        this.rows = rows;
    }

    /** Begins to poll every {@link CredentialsConfig#resealEvery}. */
    public void start(PollingTimers timers) {
        timers.unwatched("reseal", config.resealEvery(), this::rotate).start();
    }

    /** Encrypts the next page, or none without an active key. Always completes with false: the rest can wait a poll. */
    Uni<Boolean> rotate() {
        Optional<String> active = keys.active();
        if (active.isEmpty()) {
            return Uni.createFrom().item(false);
        }
        return rows.page(active.get(), lastPosition, config.resealBatch())
                .chain(page -> Multi.createFrom()
                        .iterable(page)
                        .onItem()
                        .transformToUniAndConcatenate(this::encrypt)
                        .collect()
                        .with(Collectors.summingInt(written -> written))
                        .invoke(written -> pageDone(page, written)))
                .replaceWith(false);
    }

    private void pageDone(List<SealedRow<P>> page, int written) {
        lastPosition = page.size() < config.resealBatch()
                ? null
                : page.get(page.size() - 1).position();
        if (written > 0) {
            LOG.infof("Encrypted %d tokens of retired keys with the active one", written);
        }
    }

    private Uni<Integer> encrypt(SealedRow<P> row) {
        try {
            return rows.replace(row, keys.seal(row.owner(), keys.open(row.owner(), row.token())));
        } catch (DecryptionException e) {
            LOG.errorf("%s cannot be encrypted again: %s", row.name(), e.message());
            return Uni.createFrom().item(0);
        }
    }
}
