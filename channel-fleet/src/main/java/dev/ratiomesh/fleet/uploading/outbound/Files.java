package dev.ratiomesh.fleet.uploading.outbound;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.delivery.secrets.DecryptionException;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.UploadConfig;
import dev.ratiomesh.fleet.uploading.Address;
import dev.ratiomesh.fleet.uploading.Container;
import dev.ratiomesh.fleet.uploading.FileFacts;
import dev.ratiomesh.fleet.uploading.Image;
import dev.ratiomesh.fleet.uploading.Job;
import dev.ratiomesh.fleet.uploading.Origins;
import dev.ratiomesh.fleet.uploading.Place;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customers' files, wherever they lie. Every Uni fails with {@link FileProblem} only. */
@ApplicationScoped
public class Files {
    private final Seals seals;
    private final Origins origins;
    private final LocalFiles local;
    private final RemoteFiles remote;
    private final UploadConfig config;

    Files(Seals seals, Origins origins, LocalFiles local, RemoteFiles remote, FleetConfig config) {
        this.seals = seals;
        this.origins = origins;
        this.local = local;
        this.remote = remote;
        this.config = config.uploads();
    }

    /** The job's video, and that its thumbnail, if any, is an image. */
    public Uni<FileFacts> look(Job job) {
        return look(job, job.file(), Container.HEAD).map(Files::video).chain(file -> {
            Place image = job.thumbnail();
            return image == null ? Uni.createFrom().item(file) : thumbnail(job).replaceWith(file);
        });
    }

    /**
     * The job's thumbnail, in memory.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    public Uni<Image> thumbnail(Job job) {
        Place place = Optional.ofNullable(job.thumbnail()).orElseThrow();
        return look(job, place, config.largestThumbnail()).map(found -> {
            if (found.file().bytes() > config.largestThumbnail()) {
                throw FileProblem.bad(
                        UploadFailureCode.FILE_TOO_LARGE,
                        "the thumbnail has " + found.file().bytes() + " bytes, at most " + config.largestThumbnail());
            }
            return Image.of(found.head())
                    .orElseThrow(() -> FileProblem.bad(
                            UploadFailureCode.FILE_MISSING, "the thumbnail is neither a JPEG nor a PNG image"));
        });
    }

    /** A range of the job's video, which must still be the file that was looked at. */
    Uni<Source> read(Job job, FileFacts file, Range range) {
        return address(job, job.file())
                .chain(address -> address instanceof Address.Local path
                        ? local.read(path, file, range)
                        : remote.read((Address.Remote) address, file, range));
    }

    private Uni<Found> look(Job job, Place place, int head) {
        return address(job, place)
                .chain(address -> address instanceof Address.Local path
                        ? local.look(path, head)
                        : remote.look((Address.Remote) address, head));
    }

    private static FileFacts video(Found found) {
        FileFacts file = found.file();
        if (file.bytes() == 0) {
            return file;
        }
        Container container = Container.of(found.head())
                .orElseThrow(() -> FileProblem.bad(
                        UploadFailureCode.NO_VIDEO, "the file does not begin like any video file that YouTube takes"));
        return new FileFacts(file.bytes(), file.tag(), container.contentType());
    }

    /** Read anew each time: what may be read from is configuration. */
    private Uni<Address> address(Job job, Place place) {
        return Uni.createFrom().item(() -> {
            try {
                return origins.read(job.tenantId(), seals.open(job, place));
            } catch (Origins.Refused e) {
                throw FileProblem.bad(UploadFailureCode.FILE_MISSING, place.shown() + " " + e.words());
            } catch (DecryptionException e) {
                throw FileProblem.away("the file's address cannot be read: " + e.words());
            }
        });
    }
}
