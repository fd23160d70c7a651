package dev.ratiomesh.sandbox.uploads;

import dev.ratiomesh.sandbox.uploads.session.MediaBody;
import dev.ratiomesh.sandbox.wire.BodyReceiver;
import dev.ratiomesh.sandbox.wire.HttpAnswer;
import dev.ratiomesh.sandbox.youtube.YouTubeErrorBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Receives a body of two parts, metadata as JSON and then the file. The beginning is held until the file starts; of the
 * file only as many bytes are held back as the closing line is long.
 */
final class MultipartBody implements BodyReceiver {
    private static final int MAX_METADATA_BYTES = 1 << 20;
    private static final String EMPTY_LINE = "\r\n\r\n";

    private final String boundary;
    private final Opener opener;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable MediaBody file;
    private @Nullable HttpAnswer rejection;

    MultipartBody(String boundary, Opener opener) {
        this.boundary = "--" + boundary;
        this.opener = opener;
    }

    /** Opens the receiver of the file when the metadata has arrived. */
    interface Opener {
        MediaBody open(String metadata) throws UploadRejectedException;
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        if (rejection != null) {
            return true;
        }
        held.write(bytes, 0, length);
        if (file == null) {
            begin();
        }
        if (file != null) {
            passOn(file, ("\r\n" + boundary + "--\r\n").length());
        }
        return true;
    }

    @Override
    public Optional<HttpAnswer> end() {
        if (rejection != null) {
            return Optional.of(rejection);
        }
        String rest = held.toString(StandardCharsets.ISO_8859_1);
        int close = rest.lastIndexOf("\r\n" + boundary + "--");
        if (file == null || close < 0) {
            return Optional.of(
                    YouTubeErrorBody.global(400, "badRequest", "The parts of the body are not as they should be")
                            .answer());
        }
        file.take(held.toByteArray(), 0, close);
        return file.end();
    }

    @Override
    public void abort() {
        // nothing was created
    }

    private void begin() {
        String text = held.toString(StandardCharsets.ISO_8859_1);
        int json = text.indexOf(EMPTY_LINE);
        int second = json < 0 ? -1 : text.indexOf("\r\n" + boundary, json);
        int start = second < 0 ? -1 : text.indexOf(EMPTY_LINE, second + boundary.length());
        if (start >= 0) {
            byte[] all = held.toByteArray();
            int from = json + EMPTY_LINE.length();
            open(new String(all, from, second - from, StandardCharsets.UTF_8));
            keep(all, start + EMPTY_LINE.length());
        } else if (held.size() > MAX_METADATA_BYTES) {
            rejection = YouTubeErrorBody.global(413, "uploadTooLarge", "The metadata is too large")
                    .answer();
        }
    }

    private void open(String metadata) {
        try {
            file = opener.open(metadata);
        } catch (UploadRejectedException rejected) {
            rejection = rejected.answer();
        }
    }

    private void passOn(MediaBody to, int holdBack) {
        byte[] all = held.toByteArray();
        int ready = Math.max(0, all.length - holdBack);
        to.take(all, 0, ready);
        keep(all, ready);
    }

    private void keep(byte[] all, int from) {
        held.reset();
        held.write(all, from, all.length - from);
    }
}
