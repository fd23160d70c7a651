package dev.ratiomesh.testkit.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Stores files that are costly to make again, named by their content, in {@code ~/.cache/ratio-mesh}. */
public final class FileCache {

    private FileCache() {}

    /** Returns the folder; the system property {@code mesh.cache} changes it. */
    public static Path folder() {
        Path folder = Path.of(System.getProperty(
                "mesh.cache",
                Path.of(System.getProperty("user.home"), ".cache", "ratio-mesh").toString()));
        try {
            return Files.createDirectories(folder.toAbsolutePath());
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "Cannot use " + folder + " for cached files; choose another with -Dmesh.cache=<folder>", broken);
        }
    }

    /** Moves a finished file or folder to its name; deletes it when another process was first. */
    public static void moveIntoPlace(Path fresh, Path name) throws IOException {
        try {
            Files.move(fresh, name);
        } catch (FileSystemException clash) {
            FolderOperations.delete(fresh);
            if (!Files.exists(name)) {
                throw clash;
            }
        }
    }

    /** Returns the first 16 hexadecimal digits of the SHA-256. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
