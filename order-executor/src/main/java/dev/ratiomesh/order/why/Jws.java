package dev.ratiomesh.order.why;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ratiomesh.order.placing.proposal.DecisionEvidenceJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs documents and checks signatures: the flattened JSON serialization of RFC 7515, signed with EdDSA (RFC 8037). */
public final class Jws {
    /** Media type of RFC 7515. */
    public static final String MEDIA_TYPE = "application/jose+json";

    private static final String ALGORITHM = "EdDSA";

    private Jws() {}

    /** Signs a document and returns the JWS as JSON. */
    public static String sign(String document, SigningKey key) {
        Map<String, String> header = new LinkedHashMap<>();
        header.put("alg", ALGORITHM);
        header.put("kid", key.verifyingKey().keyId());
        header.put("typ", "order-why+json");
        Map<String, String> jws = new LinkedHashMap<>();
        jws.put("payload", base64(document.getBytes(StandardCharsets.UTF_8)));
        jws.put("protected", base64(DecisionEvidenceJson.write(header).getBytes(StandardCharsets.UTF_8)));
        jws.put("signature", base64(key.sign(jws.get("protected") + "." + jws.get("payload"))));
        return DecisionEvidenceJson.write(jws);
    }

    /** Tells whether the document was signed with this key, by EdDSA and no other algorithm. */
    static boolean isSigned(JsonNode jws, VerifyingKey key) {
        try {
            JsonNode header = DecisionEvidenceJson.parse(text(jws, "protected"));
            String signed =
                    jws.path("protected").asText() + "." + jws.path("payload").asText();
            return header.path("alg").asText().equals(ALGORITHM)
                    && key.verifies(
                            signed,
                            Base64.getUrlDecoder().decode(jws.path("signature").asText()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /**
     * Returns the signed document.
     *
     * @throws IllegalArgumentException when there is no readable payload
     */
    static JsonNode payload(JsonNode jws) {
        return DecisionEvidenceJson.parse(text(jws, "payload"));
    }

    private static String text(JsonNode jws, String part) {
        return new String(Base64.getUrlDecoder().decode(jws.path(part).asText()), StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
