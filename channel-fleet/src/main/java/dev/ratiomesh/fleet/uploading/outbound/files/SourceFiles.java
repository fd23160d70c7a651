package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.decision.UploadObservation;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.source.SourcePolicy;
import dev.ratiomesh.fleet.uploading.source.ThumbnailImage;
import dev.ratiomesh.fleet.uploading.source.VideoContainer;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Inspects and reads source files and thumbnails, local or remote. Every method completes, or fails with {@link
 * SourceFileException} and nothing else.
 */
@ApplicationScoped
public class SourceFiles {
    private final AddressEncryption encryption;
    private final SourcePolicy sourcePolicy;
    private final LocalFiles localFiles;
    private final RemoteFileClient remoteFiles;
    private final UploadConfig config;

    SourceFiles(
            AddressEncryption encryption,
            SourcePolicy sourcePolicy,
            LocalFiles localFiles,
            RemoteFileClient remoteFiles,
            FleetConfig config) {
        this.encryption = encryption;
        this.sourcePolicy = sourcePolicy;
        this.localFiles = localFiles;
        this.remoteFiles = remoteFiles;
        this.config = config.uploads();
    }

    /** Inspects the source file, and checks that the thumbnail, if any, is an image. */
    public Uni<SourceFile> inspect(UploadRequest request) {
        return inspect(request, request.fileAddress(), VideoContainer.HEAD_BYTES)
                .map(SourceFiles::detectVideo)
                .chain(file -> {
                    SourceAddress thumbnailAddress = request.thumbnailAddress();
                    return thumbnailAddress == null
                            ? Uni.createFrom().item(file)
                            : readThumbnail(request).replaceWith(file);
                });
    }

    /**
     * Reads the thumbnail into memory.
     *
     * @throws java.util.NoSuchElementException when none is requested
     */
    public Uni<ThumbnailImage> readThumbnail(UploadRequest request) {
        SourceAddress sourceAddress =
                Optional.ofNullable(request.thumbnailAddress()).orElseThrow();
        return inspect(request, sourceAddress, config.maxThumbnailBytes()).map(inspection -> {
            if (inspection.file().sizeBytes() > config.maxThumbnailBytes()) {
                throw SourceFileException.invalid(
                        UploadFailureCode.FILE_TOO_LARGE,
                        "the thumbnail has " + inspection.file().sizeBytes() + " bytes, allowed are "
                                + config.maxThumbnailBytes());
            }
            return ThumbnailImage.detect(inspection.head())
                    .orElseThrow(() -> SourceFileException.invalid(
                            UploadFailureCode.FILE_MISSING, "the thumbnail is neither a JPEG nor a PNG image"));
        });
    }

    /** Reads a range of the source file. Fails when the file has changed since its inspection. */
    public Uni<ByteStream> read(UploadRequest request, SourceFile file, ByteRange range) {
        return resolve(request, request.fileAddress())
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? localFiles.read(path, file, range)
                        : remoteFiles.read((ResolvedSource.Remote) address, file, range));
    }

    private Uni<Inspection> inspect(UploadRequest request, SourceAddress sourceAddress, int headBytes) {
        return resolve(request, sourceAddress)
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? localFiles.inspect(path, headBytes)
                        : remoteFiles.inspect((ResolvedSource.Remote) address, headBytes));
    }

    private static SourceFile detectVideo(Inspection inspection) {
        SourceFile file = inspection.file();
        if (file.sizeBytes() == 0) {
            return file;
        }
        VideoContainer container = VideoContainer.detect(inspection.head())
                .orElseThrow(() -> SourceFileException.invalid(
                        UploadFailureCode.NO_VIDEO,
                        "the file does not begin like a video container that YouTube accepts"));
        return new SourceFile(file.sizeBytes(), file.versionTag(), container.contentType());
    }

    /** Decrypts and resolves an address. The policy is checked at each read, since its configuration may have changed. */
    private Uni<ResolvedSource> resolve(UploadRequest request, SourceAddress sourceAddress) {
        return Uni.createFrom().item(() -> {
            try {
                return sourcePolicy.resolve(request.tenantId(), encryption.decryptSource(request, sourceAddress));
            } catch (SourcePolicy.SourceRejectedException e) {
                throw SourceFileException.invalid(
                        UploadFailureCode.FILE_MISSING, sourceAddress.redacted() + " " + e.message());
            } catch (DecryptionException e) {
                throw SourceFileException.unavailable("the file's address cannot be decrypted: " + e.message());
            }
        });
    }

    /**
     * A stream of a file's bytes.
     *
     * @param close releases the file or connection, at any point of the stream
     */
    public record ByteStream(ReadStream<Buffer> bytes, Runnable close) {
        static ByteStream of(AsyncFile file) {
            return new ByteStream(file, file::close);
        }

        static ByteStream of(HttpClientResponse response) {
            return new ByteStream(response, () -> response.request().reset());
        }
    }

    /**
     * The outcome of inspecting a file.
     *
     * @param head the first bytes of the file
     */
    @SuppressWarnings("ArrayRecordComponent") // passed through, never compared
    record Inspection(SourceFile file, byte[] head) {}

    /** Reports that a file cannot be read, for good or for now, as the observation of the state machine. */
    public static final class SourceFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient UploadObservation observation;

        private SourceFileException(UploadObservation observation, String message) {
            super(message, null, false, false);
            this.observation = observation;
        }

        static SourceFileException invalid(UploadFailureCode code, String message) {
            return new SourceFileException(new UploadObservation.FileInvalid(code, message), message);
        }

        static SourceFileException unavailable(String message) {
            return new SourceFileException(new UploadObservation.FileUnavailable(message, Duration.ZERO), message);
        }

        static SourceFileException changed() {
            return invalid(UploadFailureCode.FILE_SIZE_DIFFERS, "the file has changed since its inspection");
        }

        public UploadObservation observation() {
            return observation;
        }
    }

    /**
     * A range of a file's bytes.
     *
     * @param from index of the first byte, 0 or more
     * @param length number of bytes, 1 or more
     */
    public record ByteRange(long from, long length) {
        /** Returns the index of the last byte, as Range headers have it. */
        public long last() {
            return from + length - 1;
        }
    }
}
