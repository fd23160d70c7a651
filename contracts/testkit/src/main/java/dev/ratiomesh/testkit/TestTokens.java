package dev.ratiomesh.testkit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Issues bearer tokens that a service under {@link MeshResource} accepts. The JVM has one key pair. */
public final class TestTokens {

    private static final String KEYS = "mesh.test.token.keys";
    private static final Duration VALIDITY = Duration.ofHours(1);

    private TestTokens() {}

    /** Returns a token that is valid for an hour; roles are viewer, operator, approver. */
    public static String token(String tenant, String... roles) {
        return keys().token(tenant, List.of(roles), Clock.systemUTC().instant(), VALIDITY);
    }

    /** Returns a token that expired an hour ago. */
    public static String expired(String tenant, String... roles) {
        return keys().token(
                        tenant, List.of(roles), Clock.systemUTC().instant().minus(VALIDITY.multipliedBy(2)), VALIDITY);
    }

    /** Returns the public key for {@code mp.jwt.verify.publickey}. */
    public static String publicKey() {
        return keys().publicKey();
    }

    private static TokenKeys keys() {
        String[] pair = TestInfrastructure.once(KEYS, TestTokens::generate).split(" ", 2);
        return TokenKeys.of(pair[0], pair[1]);
    }

    private static String generate() {
        TokenKeys keys = TokenKeys.generate();
        return keys.privateKey() + " " + keys.publicKey();
    }
}
