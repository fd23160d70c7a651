package dev.ratiomesh.fleet.access.outbound.oauth;

import com.google.api.client.http.LowLevelHttpResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An answer of the token endpoint, whole, as Google's library reads it and as we do. */
final class RecordedResponse extends LowLevelHttpResponse {
    private final int status;
    private final String type;
    private final byte[] body;

    RecordedResponse(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
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
        return type;
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
        return type;
    }
}
