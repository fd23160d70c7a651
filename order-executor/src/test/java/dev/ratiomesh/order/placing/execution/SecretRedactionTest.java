package dev.ratiomesh.order.placing.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRedactionTest {

    @Test
    void removes_values_of_fields_named_like_secrets() {
        assertThat(SecretRedaction.redact(
                        "{\"name\":\"ord-1\",\"access_token\":\"a\\\"b\",\"clientSecret\":\"c\",\"apiKey\":12,\"n\":1}",
                        List.of()))
                .isEqualTo(
                        "{\"name\":\"ord-1\",\"access_token\":\"***\",\"clientSecret\":\"***\",\"apiKey\":\"***\",\"n\":1}");
    }

    @Test
    void removes_texts_that_look_like_tokens_and_known_secrets() {
        assertThat(SecretRedaction.redact(
                        "Bearer abcdefghij said ya29.a0-Af_1 and 1//0abcdefghijk for odd-one", List.of("odd-one", "")))
                .isEqualTo("*** said *** and *** for ***");
        assertThat(SecretRedaction.redact("refresh_token=x&key=y", List.of())).isEqualTo("refresh_token=***&key=***");
    }

    @Test
    void keeps_texts_without_secrets() {
        String query = "{\"query\":\"SELECT campaign.name FROM campaign WHERE campaign.name = 'ord-1'\"}";
        assertThat(SecretRedaction.redact(query, List.of())).isEqualTo(query);
    }

    @Test
    void cuts_texts_to_the_column_length_and_drops_nul_characters() {
        assertThat(SecretRedaction.redact("x".repeat(SecretRedaction.MAX_LENGTH + 5), List.of()))
                .hasSizeLessThan(SecretRedaction.MAX_LENGTH + 40)
                .endsWith("… and 5 characters more");
        assertThat(SecretRedaction.redact("a\u0000b", List.of())).isEqualTo("ab");
    }
}
