package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.UploadView;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown of uploads over HTTP. */
final class UploadViews {
    private UploadViews() {}

    /** @param next the cursor of the next page, null on the last */
    record UploadPage(List<UploadView> items, @Nullable String next) {}

    /**
     * @param percent of the file that YouTube has confirmed, 0 to 100; null while its size is not known
     * @param file where it is read from, without a signature
     * @param choice why this channel, channel by channel; empty until one is chosen
     * @param ending why it is to be taken back, null when it is not
     * @param problem what went wrong last, null when nothing did or it has passed
     */
    record UploadDetails(
            UploadView upload,
            @Nullable Long percent,
            String by,
            String file,
            @Nullable String thumbnail,
            VideoMetadata metadata,
            List<String> choice,
            @Nullable String ending,
            @Nullable String problem) {}

    static UploadPage page(List<UploadRow> rows, int size) {
        List<Upload> uploads =
                rows.stream().limit(size).map(UploadRow::toUpload).toList();
        return new UploadPage(
                uploads.stream().map(Upload::view).toList(),
                rows.size() > size ? cursor(uploads.get(size - 1).request()) : null);
    }

    static UploadDetails details(UploadRow row) {
        Upload upload = row.toUpload();
        UploadRequest job = upload.request();
        SourceAddress thumbnail = job.thumbnailAddress();
        ChannelAssignment choice = upload.assignment();
        var ending = row.cancelRequest();
        return new UploadDetails(
                upload.view(),
                choice == null
                        ? null
                        : upload.confirmedBytes()
                                * 100
                                / Math.max(1, choice.file().sizeBytes()),
                job.requestedBy(),
                job.fileAddress().redacted(),
                thumbnail == null ? null : thumbnail.redacted(),
                job.metadata(),
                choice == null ? List.of() : choice.explanation(),
                ending == null ? null : ending.reason(),
                row.lastProblem());
    }

    private static String cursor(UploadRequest last) {
        return PageCursor.of(last.createdAt() + "|" + last.uploadId());
    }
}
