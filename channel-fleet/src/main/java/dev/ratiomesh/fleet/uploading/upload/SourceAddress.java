package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;

/**
 * Where bytes are read from, as it is stored.
 *
 * @param redacted for people, without a signature
 * @param encrypted sealed: a signed address is a key to the customer's storage
 */
public record SourceAddress(String redacted, EncryptedSecret encrypted) {}
