package dev.ratiomesh.delivery.secrets;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and replaces the encrypted refresh tokens of a table, one a row.
 *
 * @param <P> type of the key that orders the pages
 */
public interface SealedRows<P> {
    /**
     * Completes with the next rows that a key other than the active one encrypts, in the order of their positions.
     *
     * @param after position after which the page begins, null for the beginning
     * @param limit maximum number of rows
     */
    Uni<List<SealedRow<P>>> page(String activeKey, @Nullable P after, int limit);

    /**
     * Writes the token only if the row is unchanged since it was read, so that neither a new token nor another
     * replica's work is overwritten. Completes with the number of rows written, 0 or 1.
     */
    Uni<Integer> replace(SealedRow<P> row, EncryptedSecret token);
}
