package dev.ratiomesh.delivery.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ratiomesh.delivery.secrets.Keyring.KeyLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    private static final EncryptionContext ID = EncryptionContext.of("t-1", "google-ads", "1234567890");
    private static final Secret TOKEN = new Secret("1//a-very-secret-token");

    private final Keyring keys = keyring("k1", "k1", "k2");

    @Test
    void decrypts_an_encrypted_token() throws DecryptionException {
        assertThat(keys.open(ID, keys.seal(ID, TOKEN))).isEqualTo(TOKEN);
    }

    @Test
    void seals_the_same_token_differently_each_time() {
        // when
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            nonces.add(Arrays.toString(Arrays.copyOf(keys.seal(ID, TOKEN).bytes(), 12)));
        }

        // then
        assertThat(nonces).hasSize(1_000);
    }

    @Test
    void a_token_opens_for_the_same_parts_in_the_same_order_only() {
        // given
        EncryptedSecret sealed = keys.seal(ID, TOKEN);

        // when / then: also where the parts run together to the same text
        for (EncryptionContext other : List.of(
                EncryptionContext.of("t-2", "google-ads", "1234567890"),
                EncryptionContext.of("t-1", "google", "-ads1234567890"),
                EncryptionContext.of("t-1", "google-ads", "1234567891"),
                EncryptionContext.of("google-ads", "t-1", "1234567890"),
                EncryptionContext.of("t-1", "google-ads"))) {
            assertThatThrownBy(() -> keys.open(other, sealed)).isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void a_token_of_which_one_bit_was_changed_does_not_open() {
        // given
        byte[] bytes = keys.seal(ID, TOKEN).bytes();

        for (int i = 0; i < bytes.length; i++) {
            // when
            byte[] changed = bytes.clone();
            changed[i] ^= 1;

            // then
            EncryptedSecret sealed = new EncryptedSecret("k1", changed);
            assertThatThrownBy(() -> keys.open(ID, sealed)).isInstanceOf(DecryptionException.class);
        }
    }

    @Test
    void bytes_that_are_too_few_do_not_open() {
        assertThatThrownBy(() -> keys.open(ID, new EncryptedSecret("k1", new byte[3])))
                .isInstanceOf(DecryptionException.class);
    }

    @Test
    void a_retired_key_still_opens_and_an_unknown_one_is_named() throws DecryptionException {
        // given
        EncryptedSecret old = keyring("k2", "k2").seal(ID, TOKEN);

        // when / then
        assertThat(keys.open(ID, old)).isEqualTo(TOKEN);
        assertThat(keys.retired()).containsExactly("k2");
        assertThatThrownBy(() -> keyring("k1", "k1").open(ID, old))
                .isInstanceOf(DecryptionException.class)
                .hasMessage("its token is encrypted with key \"k2\", which is not configured"
                        + " (orders.credentials.keys.k2)");
    }

    @Test
    void an_active_key_that_is_not_there_is_named() {
        assertThatThrownBy(() -> keyring("k9", "k1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders.credentials.active-key is \"k9\"")
                .hasMessageContaining("set are [k1]");
    }

    @Test
    void a_key_comes_as_base64_or_from_a_file_and_a_bad_one_is_named_and_not_quoted(@TempDir Path folder)
            throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("key"), key(7) + "\n");

        // when / then
        assertThat(KeyLoader.read("orders.credentials.keys.k1", "file:" + file).getEncoded())
                .isEqualTo(KeyLoader.read("orders.credentials.keys.k1", key(7)).getEncoded())
                .hasSize(32);
        assertThatThrownBy(() -> KeyLoader.read("orders.credentials.keys.k1", "c2hvcnQ="))
                .hasMessage("orders.credentials.keys.k1: must be Base64 of 32 bytes, is of 5");
        assertThatThrownBy(() -> KeyLoader.read("orders.credentials.keys.k1", "not base64!"))
                .hasMessage("orders.credentials.keys.k1: must be Base64 of 32 bytes, is no Base64");
        assertThatThrownBy(() -> KeyLoader.read("orders.credentials.keys.k1", "file:" + folder.resolve("none")))
                .hasMessageContaining("orders.credentials.keys.k1")
                .hasMessageContaining("cannot be read");
    }

    @Test
    void a_token_does_not_tell_itself() {
        assertThat(TOKEN.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> new Secret("se cret")).message().doesNotContain("cret");
        for (String bad : List.of("", " ", "\t", "a\u0000", "é", "x".repeat(2049))) {
            assertThatThrownBy(() -> new Secret(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Keyring keyring(String active, String... ids) {
        Map<String, String> known = new HashMap<>();
        for (String id : ids) {
            known.put(id, key(id.hashCode()));
        }
        return Keyring.of(known, Optional.of(active), "orders.credentials");
    }

    private static String key(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
