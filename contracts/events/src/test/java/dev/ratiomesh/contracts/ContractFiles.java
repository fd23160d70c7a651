package dev.ratiomesh.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Locates the four descriptions of a message, relative to the module's directory. */
final class ContractFiles {

    private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

    static final Path SCHEMAS = MODULE.resolve("src/main/resources/schemas");
    static final Path COMMON = SCHEMAS.resolve("common");
    static final Path GOLDEN = MODULE.resolve("src/test/resources/golden");
    static final Path RELEASED = MODULE.resolve("src/test/resources/released");
    static final Path ASYNC_API = MODULE.resolve("../asyncapi.yaml");
    static final Path CATALOGUE = MODULE.resolve("../README.md");
    static final Path HOUSE = MODULE.resolve("../..");

    private ContractFiles() {}

    /** Returns the configuration of a service, which names its topics. */
    static Path configuration(String service) {
        return HOUSE.resolve(service).resolve("src/main/resources/application.properties");
    }

    /** Returns every file below a folder. */
    static List<Path> below(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
