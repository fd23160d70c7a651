package dev.ratiomesh.delivery.secrets;

/**
 * A table row that holds an encrypted refresh token.
 *
 * @param position the row's key, which orders the pages
 * @param name name of the token for the log, for example {@code The token of channel=UC1}
 * @param owner the context to which the token is bound
 * @param generation number of the token, raised when its owner grants a new one
 */
public record SealedRow<P>(P position, String name, EncryptionContext owner, long generation, EncryptedSecret token) {}
