package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteRange;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteStream;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.upload.SourceFile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Inspects and reads files over HTTP and HTTPS, in byte ranges. */
@ApplicationScoped
class RemoteFileClient {
    private static final int PARTIAL_CONTENT = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final PinnedAddressClient pinnedClient;

    RemoteFileClient(PinnedAddressClient pinnedClient) {
        this.pinnedClient = pinnedClient;
    }

    Uni<SourceFiles.Inspection> inspect(ResolvedSource.Remote address, int headBytes) {
        return Uni.createFrom()
                .completionStage(() -> pinnedClient
                        .get(address, new ByteRange(0, headBytes))
                        .compose(response -> {
                            Promise<SourceFiles.Inspection> inspection = Promise.promise();
                            if (isEmpty(response)) {
                                response.request().reset();
                                inspection.complete(new SourceFiles.Inspection(new SourceFile(0, "", ""), new byte[0]));
                            } else {
                                collectHead(response, describe(response), headBytes, inspection);
                            }
                            return inspection.future();
                        })
                        .toCompletionStage())
                .onFailure(failure -> !(failure instanceof SourceFileException))
                .transform(RemoteFileClient::toUnavailable);
    }

    Uni<ByteStream> read(ResolvedSource.Remote address, SourceFile expected, ByteRange range) {
        return Uni.createFrom()
                .completionStage(() -> pinnedClient
                        .get(address, range)
                        .map(response -> stream(response, expected, range))
                        .toCompletionStage())
                .onFailure(failure -> !(failure instanceof SourceFileException))
                .transform(RemoteFileClient::toUnavailable);
    }

    private static ByteStream stream(HttpClientResponse response, SourceFile expected, ByteRange range) {
        try {
            SourceFile current = describe(response);
            boolean unchanged = current.sizeBytes() == expected.sizeBytes()
                    && current.versionTag().equals(expected.versionTag());
            String expectedRange = "bytes " + range.from() + "-" + range.last() + "/" + expected.sizeBytes();
            if (!unchanged) {
                throw SourceFileException.changed();
            }
            if (!expectedRange.equals(response.getHeader("content-range"))) {
                throw SourceFileException.unavailable("the file's server sent another range than requested");
            }
            return ByteStream.of(response);
        } catch (SourceFileException e) {
            response.request().reset();
            throw e;
        }
    }

    /** Completes the inspection with the first {@code headBytes} bytes of the response, or all when it has fewer. */
    private static void collectHead(
            HttpClientResponse response, SourceFile file, int headBytes, Promise<SourceFiles.Inspection> inspection) {
        Buffer read = Buffer.buffer();
        response.exceptionHandler(inspection::tryFail);
        response.endHandler(end -> inspection.tryComplete(new SourceFiles.Inspection(file, read.getBytes())));
        response.handler(buffer -> {
            read.appendBuffer(buffer);
            if (read.length() >= headBytes) {
                inspection.tryComplete(new SourceFiles.Inspection(file, read.getBytes(0, headBytes)));
                response.request().reset();
            }
        });
        response.resume();
    }

    /** Returns whether the file is empty; an empty file has no satisfiable range. */
    private static boolean isEmpty(HttpClientResponse response) {
        return (response.statusCode() == RANGE_NOT_SATISFIABLE
                        && "bytes */0".equals(response.getHeader("content-range")))
                || (response.statusCode() == 200 && "0".equals(response.getHeader("content-length")));
    }

    private static SourceFile describe(HttpClientResponse response) {
        findProblem(response.statusCode()).ifPresent(problem -> {
            response.request().reset();
            throw problem;
        });
        String range = String.valueOf(response.getHeader("content-range"));
        String totalBytes = range.substring(range.indexOf('/') + 1);
        if (!totalBytes.matches("\\d{1,18}")) {
            response.request().reset();
            throw SourceFileException.invalid(
                    UploadFailureCode.FILE_MISSING, "the file's server sends no total size in Content-Range");
        }
        return new SourceFile(Long.parseLong(totalBytes), versionTag(response), "");
    }

    private static Optional<SourceFileException> findProblem(int status) {
        if (status == PARTIAL_CONTENT) {
            return Optional.empty();
        }
        if (status >= 500 || status == 429 || status == 408) {
            return Optional.of(SourceFileException.unavailable("the file's server responds " + status));
        }
        String message = status == 200
                ? "the file's server does not support ranges, without which an upload cannot be resumed"
                : status >= 300 && status < 400
                        ? "the file's server redirects, which is not followed (" + status + ")"
                        : "the file's server responds " + status;
        return Optional.of(SourceFileException.invalid(UploadFailureCode.FILE_MISSING, message));
    }

    /** Returns the ETag, or the time of the last modification when there is none. */
    private static String versionTag(HttpClientResponse response) {
        String tag = response.getHeader("etag");
        @Nullable String modified = response.getHeader("last-modified");
        return tag == null ? String.valueOf(modified) : tag;
    }

    /** Maps a failure by its type only, since its message may quote the address with its signature. */
    private static Throwable toUnavailable(Throwable failure) {
        return SourceFileException.unavailable(
                "the file's server cannot be read: " + failure.getClass().getSimpleName());
    }
}
