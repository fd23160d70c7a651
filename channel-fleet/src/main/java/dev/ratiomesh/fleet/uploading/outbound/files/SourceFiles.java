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

/** The customers' files, wherever they lie. Every Uni fails with {@link SourceFileException} only. */
@ApplicationScoped
public class SourceFiles {
    private final AddressEncryption seals;
    private final SourcePolicy origins;
    private final LocalFiles local;
    private final RemoteFileClient remote;
    private final UploadConfig config;

    SourceFiles(
            AddressEncryption seals,
            SourcePolicy origins,
            LocalFiles local,
            RemoteFileClient remote,
            FleetConfig config) {
        this.seals = seals;
        this.origins = origins;
        this.local = local;
        this.remote = remote;
        this.config = config.uploads();
    }

    /** The job's video, and that its thumbnail, if any, is an image. */
    public Uni<SourceFile> inspect(UploadRequest job) {
        return inspect(job, job.file(), VideoContainer.HEAD)
                .map(SourceFiles::video)
                .chain(file -> {
                    SourceAddress image = job.thumbnail();
                    return image == null
                            ? Uni.createFrom().item(file)
                            : thumbnail(job).replaceWith(file);
                });
    }

    /**
     * The job's thumbnail, in memory.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    public Uni<ThumbnailImage> thumbnail(UploadRequest job) {
        SourceAddress place = Optional.ofNullable(job.thumbnail()).orElseThrow();
        return inspect(job, place, config.maxThumbnailBytes()).map(found -> {
            if (found.file().bytes() > config.maxThumbnailBytes()) {
                throw SourceFileException.bad(
                        UploadFailureCode.FILE_TOO_LARGE,
                        "the thumbnail has " + found.file().bytes() + " bytes, at most " + config.maxThumbnailBytes());
            }
            return ThumbnailImage.of(found.head())
                    .orElseThrow(() -> SourceFileException.bad(
                            UploadFailureCode.FILE_MISSING, "the thumbnail is neither a JPEG nor a PNG image"));
        });
    }

    /** A range of the job's video, which must still be the file that was looked at. */
    public Uni<ByteStream> read(UploadRequest job, SourceFile file, ByteRange range) {
        return address(job, job.file())
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? local.read(path, file, range)
                        : remote.read((ResolvedSource.Remote) address, file, range));
    }

    private Uni<Inspection> inspect(UploadRequest job, SourceAddress place, int head) {
        return address(job, place)
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? local.look(path, head)
                        : remote.look((ResolvedSource.Remote) address, head));
    }

    private static SourceFile video(Inspection found) {
        SourceFile file = found.file();
        if (file.bytes() == 0) {
            return file;
        }
        VideoContainer container = VideoContainer.of(found.head())
                .orElseThrow(() -> SourceFileException.bad(
                        UploadFailureCode.NO_VIDEO, "the file does not begin like any video file that YouTube takes"));
        return new SourceFile(file.bytes(), file.tag(), container.contentType());
    }

    /** Read anew each time: what may be read from is configuration. */
    private Uni<ResolvedSource> address(UploadRequest job, SourceAddress place) {
        return Uni.createFrom().item(() -> {
            try {
                return origins.read(job.tenantId(), seals.open(job, place));
            } catch (SourcePolicy.SourceRejectedException e) {
                throw SourceFileException.bad(UploadFailureCode.FILE_MISSING, place.redacted() + " " + e.words());
            } catch (DecryptionException e) {
                throw SourceFileException.away("the file's address cannot be read: " + e.message());
            }
        });
    }

    /**
     * Bytes that are being read.
     *
     * @param close gives back what they are read from, read to the end or not
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
     * A file at a look.
     *
     * @param head its first bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // handed through, compared by nobody
    record Inspection(SourceFile file, byte[] head) {}

    /** A file cannot be read: for good, or now. */
    public static final class SourceFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient UploadObservation learnt;

        private SourceFileException(UploadObservation learnt, String words) {
            super(words, null, false, false);
            this.learnt = learnt;
        }

        static SourceFileException bad(UploadFailureCode code, String words) {
            return new SourceFileException(new UploadObservation.FileInvalid(code, words), words);
        }

        static SourceFileException away(String words) {
            return new SourceFileException(new UploadObservation.FileUnavailable(words, Duration.ZERO), words);
        }

        static SourceFileException changed() {
            return bad(UploadFailureCode.FILE_SIZE_DIFFERS, "the file is another one than when it was first looked at");
        }

        public UploadObservation learnt() {
            return learnt;
        }
    }

    /**
     * Bytes of a file.
     *
     * @param from the first, from 0
     * @param length 1 or more
     */
    public record ByteRange(long from, long length) {
        public long last() {
            return from + length - 1;
        }
    }
}
