package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteRange;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteStream;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Inspects and reads local files. Links are resolved first, and the real path must lie within the allowed folder. */
@ApplicationScoped
class LocalFiles {
    /** Large, so that waiting for the disk is a small part of each read. */
    private static final int READ_BUFFER_BYTES = 1 << 18;

    private final Vertx vertx;

    LocalFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<SourceFiles.Inspection> inspect(ResolvedSource.Local address, int headBytes) {
        return runBlocking(() -> {
            Path path = toRealPath(address);
            SourceFile file = describe(path);
            try (InputStream in = Files.newInputStream(path)) {
                return new SourceFiles.Inspection(file, in.readNBytes(headBytes));
            }
        });
    }

    Uni<ByteStream> read(ResolvedSource.Local address, SourceFile expected, ByteRange range) {
        return runBlocking(() -> {
                    Path path = toRealPath(address);
                    SourceFile current = describe(path);
                    if (current.sizeBytes() != expected.sizeBytes()
                            || !current.versionTag().equals(expected.versionTag())) {
                        throw SourceFileException.changed();
                    }
                    return path.toString();
                })
                .chain(path ->
                        Uni.createFrom().completionStage(() -> open(path, range).toCompletionStage()));
    }

    private Future<ByteStream> open(String path, ByteRange range) {
        return vertx.fileSystem()
                .open(path, new OpenOptions().setRead(true).setWrite(false).setCreate(false))
                .map(file -> ByteStream.of(file.setReadPos(range.from())
                        .setReadLength(range.length())
                        .setReadBufferSize(READ_BUFFER_BYTES)));
    }

    private static Path toRealPath(ResolvedSource.Local address) throws IOException {
        Path path = address.path().toRealPath();
        if (!path.startsWith(address.folder().toRealPath())) {
            throw SourceFileException.invalid(
                    UploadFailureCode.FILE_MISSING, "the file lies outside the folder of this tenant");
        }
        return path;
    }

    private static SourceFile describe(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw SourceFileException.invalid(UploadFailureCode.FILE_MISSING, "there is no such file");
        }
        String tag = attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        return new SourceFile(attributes.size(), tag, "");
    }

    /** A task that blocks on the disk. */
    private interface FileTask<T> {
        T run() throws IOException;
    }

    private <T> Uni<T> runBlocking(FileTask<T> task) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(
                        () -> {
                            try {
                                return task.run();
                            } catch (NoSuchFileException e) {
                                throw SourceFileException.invalid(
                                        UploadFailureCode.FILE_MISSING, "there is no such file");
                            } catch (IOException e) {
                                throw SourceFileException.unavailable("the file cannot be read: "
                                        + e.getClass().getSimpleName());
                            }
                        },
                        false)
                .toCompletionStage());
    }
}
