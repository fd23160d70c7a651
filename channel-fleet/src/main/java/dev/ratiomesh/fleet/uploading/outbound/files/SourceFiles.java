package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.outbound.store.AddressEncryption;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.source.SourcePolicy;
import dev.ratiomesh.fleet.uploading.source.ThumbnailImage;
import dev.ratiomesh.fleet.uploading.source.VideoContainer;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customers' files, wherever they lie. Every Uni fails with {@link FileProblem} only. */
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
        return inspect(job, place, config.largestThumbnail()).map(found -> {
            if (found.file().bytes() > config.largestThumbnail()) {
                throw FileProblem.bad(
                        UploadFailureCode.FILE_TOO_LARGE,
                        "the thumbnail has " + found.file().bytes() + " bytes, at most " + config.largestThumbnail());
            }
            return ThumbnailImage.of(found.head())
                    .orElseThrow(() -> FileProblem.bad(
                            UploadFailureCode.FILE_MISSING, "the thumbnail is neither a JPEG nor a PNG image"));
        });
    }

    /** A range of the job's video, which must still be the file that was looked at. */
    public Uni<Source> read(UploadRequest job, SourceFile file, Range range) {
        return address(job, job.file())
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? local.read(path, file, range)
                        : remote.read((ResolvedSource.Remote) address, file, range));
    }

    private Uni<Found> inspect(UploadRequest job, SourceAddress place, int head) {
        return address(job, place)
                .chain(address -> address instanceof ResolvedSource.Local path
                        ? local.look(path, head)
                        : remote.look((ResolvedSource.Remote) address, head));
    }

    private static SourceFile video(Found found) {
        SourceFile file = found.file();
        if (file.bytes() == 0) {
            return file;
        }
        VideoContainer container = VideoContainer.of(found.head())
                .orElseThrow(() -> FileProblem.bad(
                        UploadFailureCode.NO_VIDEO, "the file does not begin like any video file that YouTube takes"));
        return new SourceFile(file.bytes(), file.tag(), container.contentType());
    }

    /** Read anew each time: what may be read from is configuration. */
    private Uni<ResolvedSource> address(UploadRequest job, SourceAddress place) {
        return Uni.createFrom().item(() -> {
            try {
                return origins.read(job.tenantId(), seals.open(job, place));
            } catch (SourcePolicy.SourceRejectedException e) {
                throw FileProblem.bad(UploadFailureCode.FILE_MISSING, place.redacted() + " " + e.words());
            } catch (DecryptionException e) {
                throw FileProblem.away("the file's address cannot be read: " + e.words());
            }
        });
    }
}
