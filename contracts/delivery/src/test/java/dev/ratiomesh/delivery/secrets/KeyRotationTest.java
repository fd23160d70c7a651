package dev.ratiomesh.delivery.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeyRotationTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Secret TOKEN = new Secret("1//token");

    private final TreeMap<String, EncryptedSecret> tokens = new TreeMap<>();
    private final Keyring before = Keyring.of(Map.of("k1", KEY), Optional.of("k1"), "test");

    /** A table in memory. */
    private final SealedRows<String> table = new SealedRows<>() {
        @Override
        public Uni<List<SealedRow<String>>> page(String activeKey, String after, int limit) {
            return Uni.createFrom()
                    .item(tokens.tailMap(after == null ? "" : after, false).entrySet().stream()
                            .filter(row -> !row.getValue().keyId().equals(activeKey))
                            .limit(limit)
                            .map(row ->
                                    new SealedRow<>(row.getKey(), row.getKey(), owner(row.getKey()), 1, row.getValue()))
                            .toList());
        }

        @Override
        public Uni<Integer> replace(SealedRow<String> row, EncryptedSecret token) {
            tokens.put(row.position(), token);
            return Uni.createFrom().item(1);
        }
    };

    private record Config(Map<String, String> keys, Optional<String> activeKey) implements CredentialsConfig {
        @Override
        public Duration resealEvery() {
            return Duration.ofHours(1);
        }

        @Override
        public int resealBatch() {
            return 2;
        }
    }

    @Test
    void encrypts_page_by_page_with_the_active_key() throws DecryptionException {
        // given
        seal("a", "b", "c");
        KeyRotation<String> rotation = rotation(Optional.of("k2"));

        // when / then
        turn(rotation);
        assertThat(keys()).containsExactly("k2", "k2", "k1");
        turn(rotation);
        assertThat(keys()).containsExactly("k2", "k2", "k2");
        assertThat(after(Optional.of("k2")).open(owner("c"), tokens.get("c"))).isEqualTo(TOKEN);
    }

    @Test
    void skips_an_undecryptable_row_and_returns_to_it_from_the_beginning() {
        // given: two tokens of other owners fill a page
        seal("a", "b", "c");
        tokens.put("a", before.seal(owner("x"), TOKEN));
        tokens.put("b", before.seal(owner("x"), TOKEN));
        KeyRotation<String> rotation = rotation(Optional.of("k2"));

        // when
        turn(rotation);
        turn(rotation);

        // then
        assertThat(keys()).containsExactly("k1", "k1", "k2");

        // when: the tokens are valid again
        seal("a", "b");
        turn(rotation);

        // then
        assertThat(keys()).containsExactly("k2", "k2", "k2");
    }

    @Test
    void leaves_all_as_it_is_without_an_active_key() {
        // given
        seal("a");

        // when
        turn(rotation(Optional.empty()));

        // then
        assertThat(keys()).containsExactly("k1");
    }

    private void seal(String... rows) {
        for (String row : rows) {
            tokens.put(row, before.seal(owner(row), TOKEN));
        }
    }

    private List<String> keys() {
        return tokens.values().stream().map(EncryptedSecret::keyId).toList();
    }

    private static void turn(KeyRotation<String> rotation) {
        assertThat(rotation.rotate().await().indefinitely()).isFalse();
    }

    private KeyRotation<String> rotation(Optional<String> active) {
        return new KeyRotation<>(after(active), new Config(Map.of(), active), table);
    }

    private static Keyring after(Optional<String> active) {
        return Keyring.of(Map.of("k1", KEY, "k2", KEY), active, "test");
    }

    private static EncryptionContext owner(String row) {
        return EncryptionContext.of("refresh", "t-1", row);
    }
}
