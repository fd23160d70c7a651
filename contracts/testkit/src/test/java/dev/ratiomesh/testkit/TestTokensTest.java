package dev.ratiomesh.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TestTokensTest {

    private static final Base64.Decoder URL_SAFE = Base64.getUrlDecoder();

    @Test
    void a_token_has_tenant_and_roles_and_is_signed_with_the_key_of_this_jvm() throws Exception {
        // when
        String[] parts = TestTokens.token("t-1", "viewer", "operator").split("\\.");

        // then
        JsonNode claims = new ObjectMapper().readTree(URL_SAFE.decode(parts[1]));
        assertThat(claims.path("iss").asText()).isEqualTo("ratio-mesh");
        assertThat(claims.path("tenant").asText()).isEqualTo("t-1");
        assertThat(claims.path("groups").toString()).isEqualTo("[\"viewer\",\"operator\"]");
        assertThat(claims.path("exp").asLong()).isGreaterThan(claims.path("iat").asLong());
        assertThat(isSigned(parts)).isTrue();
    }

    @Test
    void an_expired_token_is_signed_all_the_same() throws Exception {
        // when
        String[] parts = TestTokens.expired("t-1", "viewer").split("\\.");

        // then
        long end = new ObjectMapper()
                .readTree(URL_SAFE.decode(parts[1]))
                .path("exp")
                .asLong();
        assertThat(Instant.ofEpochSecond(end)).isBefore(Instant.now());
        assertThat(isSigned(parts)).isTrue();
    }

    private static boolean isSigned(String[] parts) throws Exception {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(TestTokens.publicKey()))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(URL_SAFE.decode(parts[2]));
    }
}
