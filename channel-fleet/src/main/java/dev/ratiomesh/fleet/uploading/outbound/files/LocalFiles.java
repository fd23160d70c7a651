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

/** Files on a disk of this machine, within the folder they may be read from, links included. */
@ApplicationScoped
class LocalFiles {
    /** Large enough that the disk's turn is a small part of it. */
    private static final int BUFFER = 1 << 18;

    private final Vertx vertx;

    LocalFiles(Vertx vertx) {
        this.vertx = vertx;
    }

    Uni<SourceFiles.Inspection> look(ResolvedSource.Local address, int head) {
        return blocking(() -> {
            Path path = real(address);
            SourceFile file = facts(path);
            try (InputStream in = Files.newInputStream(path)) {
                return new SourceFiles.Inspection(file, in.readNBytes(head));
            }
        });
    }

    Uni<ByteStream> read(ResolvedSource.Local address, SourceFile expected, ByteRange range) {
        return blocking(() -> {
                    Path path = real(address);
                    SourceFile now = facts(path);
                    if (now.bytes() != expected.bytes() || !now.tag().equals(expected.tag())) {
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
                        .setReadBufferSize(BUFFER)));
    }

    private static Path real(ResolvedSource.Local address) throws IOException {
        Path path = address.path().toRealPath();
        if (!path.startsWith(address.folder().toRealPath())) {
            throw SourceFileException.bad(
                    UploadFailureCode.FILE_MISSING, "the file lies outside the folder from which files are read");
        }
        return path;
    }

    private static SourceFile facts(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw SourceFileException.bad(UploadFailureCode.FILE_MISSING, "there is no such file");
        }
        String tag = attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        return new SourceFile(attributes.size(), tag, "");
    }

    private interface FileTask<T> {
        T run() throws IOException;
    }

    private <T> Uni<T> blocking(FileTask<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(
                        () -> {
                            try {
                                return work.run();
                            } catch (NoSuchFileException e) {
                                throw SourceFileException.bad(UploadFailureCode.FILE_MISSING, "there is no such file");
                            } catch (IOException e) {
                                throw SourceFileException.away("the file cannot be read: "
                                        + e.getClass().getSimpleName());
                            }
                        },
                        false)
                .toCompletionStage());
    }
}
