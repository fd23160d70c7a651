package dev.ratiomesh.delivery.secrets;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table keeps encrypted refresh tokens, one a row.
 *
 * @param <P> the position of a row in the order of pages
 */
public interface SealedRows<P> {
    /**
     * Completes with the next rows that another key than the active one encrypts, in their order.
     *
     * @param after the position behind which the page begins, null for the beginning
     * @param limit rows at most
     */
    Uni<List<SealedRow<P>>> page(String activeKey, @Nullable P after, int limit);

    /**
     * Writes the token only while the row is as it was read: neither a new token nor another replica's work is written
     * over. Completes with the number of rows written, 0 or 1.
     */
    Uni<Integer> replace(SealedRow<P> row, EncryptedSecret token);
}
