package dev.ratiomesh.order.placing.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretRedactionTest {

    @Test
    void takes_out_what_is_named_like_a_secret() {
        assertThat(SecretRedaction.redact(
                        "{\"name\":\"ord-1\",\"access_token\":\"a\\\"b\",\"clientSecret\":\"c\",\"apiKey\":12,\"n\":1}",
                        List.of()))
                .isEqualTo(
                        "{\"name\":\"ord-1\",\"access_token\":\"***\",\"clientSecret\":\"***\",\"apiKey\":\"***\",\"n\":1}");
    }

    @Test
    void takes_out_what_looks_like_a_token_and_what_is_known_to_be_one() {
        assertThat(SecretRedaction.redact(
                        "Bearer abcdefghij said ya29.a0-Af_1 and 1//0abcdefghijk for odd-one", List.of("odd-one", "")))
                .isEqualTo("*** said *** and *** for ***");
        assertThat(SecretRedaction.redact("refresh_token=x&key=y", List.of())).isEqualTo("refresh_token=***&key=***");
    }

    @Test
    void leaves_alone_what_is_none() {
        String query = "{\"query\":\"SELECT campaign.name FROM campaign WHERE campaign.name = 'ord-1'\"}";
        assertThat(SecretRedaction.redact(query, List.of())).isEqualTo(query);
    }

    @Test
    void cuts_what_is_too_long_for_a_row_and_drops_what_the_database_cannot_hold() {
        assertThat(SecretRedaction.redact("x".repeat(SecretRedaction.MAX_LENGTH + 5), List.of()))
                .hasSizeLessThan(SecretRedaction.MAX_LENGTH + 40)
                .endsWith("… and 5 characters more");
        assertThat(SecretRedaction.redact("a\u0000b", List.of())).isEqualTo("ab");
    }
}
