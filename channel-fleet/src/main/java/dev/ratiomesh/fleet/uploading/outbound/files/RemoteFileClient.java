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

/** Files behind http and https, read in ranges. */
@ApplicationScoped
class RemoteFileClient {
    private static final int PARTIAL = 206;
    private static final int OUT_OF_RANGE = 416;

    private final PinnedAddressClient calls;

    RemoteFileClient(PinnedAddressClient calls) {
        this.calls = calls;
    }

    Uni<SourceFiles.Inspection> look(ResolvedSource.Remote address, int head) {
        return Uni.createFrom()
                .completionStage(() -> calls.get(address, new ByteRange(0, head))
                        .compose(response -> {
                            Promise<SourceFiles.Inspection> found = Promise.promise();
                            if (isEmpty(response)) {
                                response.request().reset();
                                found.complete(new SourceFiles.Inspection(new SourceFile(0, "", ""), new byte[0]));
                            } else {
                                collect(response, facts(response), head, found);
                            }
                            return found.future();
                        })
                        .toCompletionStage())
                .onFailure(failure -> !(failure instanceof SourceFileException))
                .transform(RemoteFileClient::away);
    }

    Uni<ByteStream> read(ResolvedSource.Remote address, SourceFile expected, ByteRange range) {
        return Uni.createFrom()
                .completionStage(() -> calls.get(address, range)
                        .map(response -> stream(response, expected, range))
                        .toCompletionStage())
                .onFailure(failure -> !(failure instanceof SourceFileException))
                .transform(RemoteFileClient::away);
    }

    private static ByteStream stream(HttpClientResponse response, SourceFile expected, ByteRange range) {
        try {
            SourceFile now = facts(response);
            boolean same = now.bytes() == expected.bytes() && now.tag().equals(expected.tag());
            String wanted = "bytes " + range.from() + "-" + range.last() + "/" + expected.bytes();
            if (!same) {
                throw SourceFileException.changed();
            }
            if (!wanted.equals(response.getHeader("content-range"))) {
                throw SourceFileException.away("the file's server sent another part than it was asked for");
            }
            return ByteStream.of(response);
        } catch (SourceFileException e) {
            response.request().reset();
            throw e;
        }
    }

    private static void collect(
            HttpClientResponse response, SourceFile file, int head, Promise<SourceFiles.Inspection> found) {
        Buffer read = Buffer.buffer();
        response.exceptionHandler(found::tryFail);
        response.endHandler(end -> found.tryComplete(new SourceFiles.Inspection(file, read.getBytes())));
        response.handler(part -> {
            read.appendBuffer(part);
            if (read.length() >= head) {
                found.tryComplete(new SourceFiles.Inspection(file, read.getBytes(0, head)));
                response.request().reset();
            }
        });
        response.resume();
    }

    /** An empty file has no range at all. */
    private static boolean isEmpty(HttpClientResponse response) {
        return (response.statusCode() == OUT_OF_RANGE && "bytes */0".equals(response.getHeader("content-range")))
                || (response.statusCode() == 200 && "0".equals(response.getHeader("content-length")));
    }

    private static SourceFile facts(HttpClientResponse response) {
        problem(response.statusCode()).ifPresent(problem -> {
            response.request().reset();
            throw problem;
        });
        String range = String.valueOf(response.getHeader("content-range"));
        String total = range.substring(range.indexOf('/') + 1);
        if (!total.matches("\\d{1,18}")) {
            response.request().reset();
            throw SourceFileException.bad(
                    UploadFailureCode.FILE_MISSING, "the file's server does not say how large it is (Content-Range)");
        }
        return new SourceFile(Long.parseLong(total), tag(response), "");
    }

    private static Optional<SourceFileException> problem(int status) {
        if (status == PARTIAL) {
            return Optional.empty();
        }
        if (status >= 500 || status == 429 || status == 408) {
            return Optional.of(SourceFileException.away("the file's server answers " + status));
        }
        String words = status == 200
                ? "the file's server does not answer ranges, without which an upload cannot be resumed"
                : status >= 300 && status < 400
                        ? "the file's server redirects, which is not followed (" + status + ")"
                        : "the file's server answers " + status;
        return Optional.of(SourceFileException.bad(UploadFailureCode.FILE_MISSING, words));
    }

    private static String tag(HttpClientResponse response) {
        String tag = response.getHeader("etag");
        @Nullable String modified = response.getHeader("last-modified");
        return tag == null ? String.valueOf(modified) : tag;
    }

    /** The failure may quote the address with its signature. */
    private static Throwable away(Throwable failure) {
        return SourceFileException.away(
                "the file's server cannot be read: " + failure.getClass().getSimpleName());
    }
}
