package dev.ratiomesh.fleet.uploading.upload;

import dev.ratiomesh.delivery.secrets.EncryptedSecret;

/**
 * The address of a source file or thumbnail, as it is stored.
 *
 * @param redacted the address for people, without its query, which may hold a signature
 * @param encrypted the whole address, encrypted: a signed address gives access to the customer's storage
 */
public record SourceAddress(String redacted, EncryptedSecret encrypted) {}
