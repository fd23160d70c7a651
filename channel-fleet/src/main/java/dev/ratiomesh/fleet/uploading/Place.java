package dev.ratiomesh.fleet.uploading;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;

/**
 * Where bytes are read from, as it is stored.
 *
 * @param shown for people, without a signature
 * @param whole sealed: a signed address is a key to the customer's storage
 */
public record Place(String shown, EncryptedSecret whole) {}
