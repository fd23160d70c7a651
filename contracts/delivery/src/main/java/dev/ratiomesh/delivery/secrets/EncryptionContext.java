package dev.ratiomesh.delivery.secrets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The owner to which an encrypted token is bound. A token decrypts only with the same parts in the same order, so that
 * a row copied to another owner is useless. The parts must not change for as long as the token is stored.
 *
 * @param parts for example tenant, provider and account; none is secret
 */
public record EncryptionContext(List<String> parts) {
    public EncryptionContext {
        parts = List.copyOf(parts);
    }

    public static EncryptionContext of(String... parts) {
        return new EncryptionContext(List.of(parts));
    }

    /** Returns each part with its length, so that no two contexts have the same bytes. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : parts) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }
}
