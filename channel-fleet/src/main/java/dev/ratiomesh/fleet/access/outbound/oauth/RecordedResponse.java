package dev.ratiomesh.fleet.access.outbound.oauth;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A complete response of the token endpoint, readable by Google's auth library and by the response parser. */
final class RecordedResponse extends LowLevelHttpResponse {
    private final int status;
    private final String contentType;
    private final byte[] body;

    RecordedResponse(int status, String contentType, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public int getStatusCode() {
        return status;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public @Nullable String getContentEncoding() {
        return null;
    }

    @Override
    public long getContentLength() {
        return body.length;
    }

    @Override
    public String getContentType() {
        return contentType;
    }

    @Override
    public String getStatusLine() {
        return "HTTP/1.1 " + status;
    }

    @Override
    public String getReasonPhrase() {
        return "";
    }

    @Override
    public int getHeaderCount() {
        return 1;
    }

    @Override
    public String getHeaderName(int index) {
        return "content-type";
    }

    @Override
    public String getHeaderValue(int index) {
        return contentType;
    }
}
