package dev.ratiomesh.fleet.uploading.outbound.files;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/**
 * Bytes that are being read.
 *
 * @param close gives back what they are read from, read to the end or not
 */
public record Source(ReadStream<Buffer> bytes, Runnable close) {
    static Source of(AsyncFile file) {
        return new Source(file, file::close);
    }

    static Source of(HttpClientResponse response) {
        return new Source(response, () -> response.request().reset());
    }
}
