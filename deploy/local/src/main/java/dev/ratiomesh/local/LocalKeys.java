package dev.ratiomesh.local;

import dev.ratiomesh.testkit.PemWriter;
import dev.ratiomesh.testkit.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/**
 * Makes and keeps the keys of a local mesh: the pair that signs and verifies bearer tokens, in {@code <mesh.dir>/keys},
 * and the operator's token in {@code <mesh.dir>/token}, for every tenant, with every role. {@code
 * <mesh.dir>/why-key.pem} signs the explanations of orders, and the key in {@code <mesh.dir>/fleet-key} encrypts the
 * tokens of channels.
 */
record LocalKeys(TokenKeys pair, String token, Path whyKey, Path fleetKey) {
    private static final Duration TOKEN_LIFETIME = Duration.ofDays(30);
    private static final List<String> ROLES = List.of("viewer", "operator", "approver");

    static LocalKeys in(Path dir, Clock clock) {
        try {
            Files.createDirectories(dir);
            Path file = dir.resolve("keys");
            if (!Files.exists(file)) {
                TokenKeys fresh = TokenKeys.generate();
                writePrivate(file, fresh.privateKey() + "\n" + fresh.publicKey() + "\n");
            }
            List<String> lines = Files.readAllLines(file);
            TokenKeys pair = TokenKeys.of(lines.get(0), lines.get(1));
            String token = pair.token("*", ROLES, clock.instant(), TOKEN_LIFETIME);
            writePrivate(dir.resolve("token"), token);
            return new LocalKeys(pair, token, whyKey(dir.resolve("why-key.pem")), fleetKey(dir.resolve("fleet-key")));
        } catch (IOException | IndexOutOfBoundsException | NoSuchAlgorithmException e) {
            throw new StartException("The keys in " + dir + " cannot be read or written: " + e.getMessage(), e);
        }
    }

    private static Path whyKey(Path file) throws IOException, NoSuchAlgorithmException {
        if (!Files.exists(file)) {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            writePrivate(file, PemWriter.write("PRIVATE KEY", pair.getPrivate().getEncoded()));
        }
        return file.toAbsolutePath();
    }

    /** Reads or creates the AES-256 key. */
    private static Path fleetKey(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] key = new byte[32];
            new SecureRandom().nextBytes(key);
            writePrivate(file, Base64.getEncoder().encodeToString(key));
        }
        return file.toAbsolutePath();
    }

    /** Writes a secret; the file is private before there is a secret in it. */
    private static void writePrivate(Path file, String text) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (UnsupportedOperationException noPosix) {
            if (!file.toFile().setReadable(false, false) || !file.toFile().setReadable(true, true)) {
                throw new IOException("The file cannot be made private: " + file);
            }
        }
        Files.writeString(file, text);
    }
}
