package dev.ratiomesh.fleet.uploading.inbound.http;

import dev.ratiomesh.contracts.channel.UploadView;
import dev.ratiomesh.delivery.http.PageCursor;
import dev.ratiomesh.fleet.uploading.outbound.store.UploadRow;
import dev.ratiomesh.fleet.uploading.upload.ChannelAssignment;
import dev.ratiomesh.fleet.uploading.upload.SourceAddress;
import dev.ratiomesh.fleet.uploading.upload.Upload;
import dev.ratiomesh.fleet.uploading.upload.Upload.CancelRequest;
import dev.ratiomesh.fleet.uploading.upload.UploadRequest;
import dev.ratiomesh.fleet.uploading.upload.VideoMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Views of uploads over HTTP. The component names are the JSON fields. */
final class UploadViews {
    private UploadViews() {}

    /**
     * A page of uploads, newest first.
     *
     * @param next the cursor of the next page, null on the last
     */
    record UploadPage(List<UploadView> items, @Nullable String next) {}

    /**
     * An upload with everything that is known of it.
     *
     * @param percent share of the file that YouTube has confirmed, 0 to 100; null while the file's size is unknown
     * @param by name of the caller who requested it
     * @param file address of the source file, without its query
     * @param thumbnail address of the thumbnail, without its query; null for none
     * @param choice reasons for the choice of the channel, one line a channel; empty until one is chosen
     * @param ending reason of the requested cancellation, null when none is requested
     * @param problem last fault; null when there was none or it has passed
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

    /** Makes a page of {@code size} uploads; {@code rows} has one more when there is a next page. */
    static UploadPage page(List<UploadRow> rows, int size) {
        List<Upload> uploads =
                rows.stream().limit(size).map(UploadRow::toUpload).toList();
        return new UploadPage(
                uploads.stream().map(Upload::view).toList(),
                rows.size() > size ? cursor(uploads.get(size - 1).request()) : null);
    }

    static UploadDetails details(UploadRow row) {
        Upload upload = row.toUpload();
        UploadRequest request = upload.request();
        SourceAddress thumbnail = request.thumbnailAddress();
        ChannelAssignment assignment = upload.assignment();
        CancelRequest cancelRequest = row.cancelRequest();
        return new UploadDetails(
                upload.view(),
                assignment == null
                        ? null
                        : upload.confirmedBytes()
                                * 100
                                / Math.max(1, assignment.file().sizeBytes()),
                request.requestedBy(),
                request.fileAddress().redacted(),
                thumbnail == null ? null : thumbnail.redacted(),
                request.metadata(),
                assignment == null ? List.of() : assignment.explanation(),
                cancelRequest == null ? null : cancelRequest.reason(),
                row.lastProblem());
    }

    private static String cursor(UploadRequest last) {
        return PageCursor.encode(last.createdAt() + "|" + last.uploadId());
    }
}
