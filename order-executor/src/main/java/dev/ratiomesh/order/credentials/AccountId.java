package dev.ratiomesh.order.credentials;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An account at a provider, as one tenant uses it. Two tenants that name the same account are two of these.
 *
 * @param provider as events name it, for example {@code google-ads}
 */
public record AccountId(String tenantId, String provider, String account) {
    /** What an encrypted token is bound to; each part with its length, so that no two accounts give the same bytes. */
    byte[] binding() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of(tenantId, provider, account)) {
            byte[] text = part.getBytes(StandardCharsets.UTF_8);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
            bytes.writeBytes(text);
        }
        return bytes.toByteArray();
    }

    /** For people: {@code google-ads account 1234567890 of tenant t-1}. */
    public String words() {
        return provider + " account " + account + " of tenant " + tenantId;
    }
}
