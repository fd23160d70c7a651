package dev.ratiomesh.delivery.secrets;

/** A refresh token as it is stored: the id of its key, and nonce, ciphertext and tag as one array of bytes. */
public final class EncryptedSecret {
    private final String keyId;
    private final byte[] bytes;

    public EncryptedSecret(String keyId, byte[] bytes) {
        this.keyId = keyId;
        this.bytes = bytes.clone();
    }

    public String keyId() {
        return keyId;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
