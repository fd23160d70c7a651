package dev.ratiomesh.testkit.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar of the few classes that run inside a child. A child must not get the parent's whole class path, and a shared
 * class archive refuses folders and jars that change, hence a file of its own, named by its content.
 */
final class ChildJar {

    private static final List<String> CLASSES = List.of(
            "child/EndsWithParent",
            "child/ServerGuard",
            "kafka/BrokerMain",
            "kafka/WarningLoggerProvider",
            "kafka/WarningLogger");
    private static final String ROOT = "dev/ratiomesh/testkit/";

    private ChildJar() {}

    static Path path() {
        try {
            byte[] bytes = bytes();
            Path jar = FileCache.folder().resolve("child-" + FileCache.hash(bytes) + ".jar");
            if (!Files.exists(jar)) {
                Path fresh = Files.createTempFile(FileCache.folder(), "child", ".jar.new");
                Files.write(fresh, bytes);
                FileCache.settle(fresh, jar);
            }
            return jar;
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot write the classes of a child to " + FileCache.folder(), broken);
        }
    }

    private static byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (String name : CLASSES) {
                ZipEntry entry = new ZipEntry(ROOT + name + ".class");
                entry.setTime(0); // the same classes are the same bytes
                jar.putNextEntry(entry);
                jar.write(classBytes("/" + entry.getName()));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] classBytes(String resource) throws IOException {
        try (InputStream in = ChildJar.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The testkit lacks its own class " + resource);
            }
            return in.readAllBytes();
        }
    }
}
