package dev.ratiomesh.delivery.secrets;

/**
 * A row holds an encrypted refresh token.
 *
 * @param position of the row in the order of pages, and its id
 * @param name of the token for the log, for example {@code The token of channel=UC1}
 * @param owner to whom it is bound
 * @param generation of the token, counted up when its owner brings a new one
 */
public record SealedRow<P>(P position, String name, EncryptionContext owner, long generation, EncryptedSecret token) {}
