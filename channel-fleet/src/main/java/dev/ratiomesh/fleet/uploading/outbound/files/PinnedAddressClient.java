package dev.ratiomesh.fleet.uploading.outbound.files;

import dev.ratiomesh.contracts.channel.UploadFailureCode;
import dev.ratiomesh.fleet.FleetConfig;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.ByteRange;
import dev.ratiomesh.fleet.uploading.outbound.files.SourceFiles.SourceFileException;
import dev.ratiomesh.fleet.uploading.source.AddressRanges;
import dev.ratiomesh.fleet.uploading.source.ResolvedSource;
import dev.ratiomesh.fleet.uploading.source.SourcePolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Sends requests to the servers of remote source files. The host is resolved once, its address is checked, and the
 * connection goes to that address, so that a second resolution cannot lead into a private network (DNS rebinding). Redirects
 * are not followed, since they could lead there too.
 */
@ApplicationScoped
class PinnedAddressClient {
    private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx;
    private final HttpClient httpClient;

    PinnedAddressClient(Vertx vertx, FleetConfig config) {
        this.vertx = vertx;
        this.httpClient = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setIdleTimeout((int) config.uploads().idleTimeout().toSeconds())
                .setMaxPoolSize(config.uploads().maxInProgress() * 2)
                .setDecompressionSupported(false));
    }

    /** Gets a range. The response is paused; the caller reads or resets it. */
    Future<HttpClientResponse> get(ResolvedSource.Remote source, ByteRange range) {
        return resolve(source)
                .compose(address -> httpClient.request(options(source.uri(), address)))
                .compose(request -> send(request, range))
                .onSuccess(HttpClientResponse::pause);
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, ByteRange range) {
        // The reader of the response gets this failure there.
        return request.exceptionHandler(failure -> {})
                .putHeader("range", "bytes=" + range.from() + "-" + range.last())
                .putHeader("accept-encoding", "identity")
                .send();
    }

    private static RequestOptions options(URI uri, InetAddress address) {
        int port = SourcePolicy.port(uri);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl("https".equalsIgnoreCase(uri.getScheme()))
                .setURI(path + query)
                .setFollowRedirects(false);
    }

    private Future<InetAddress> resolve(ResolvedSource.Remote source) {
        return vertx.executeBlocking(
                () -> {
                    try {
                        InetAddress address = InetAddress.getByName(source.uri().getHost());
                        if (!source.allowListed() && !AddressRanges.isPublic(address)) {
                            throw SourceFileException.invalid(
                                    UploadFailureCode.FILE_MISSING, "the file's host has no public address");
                        }
                        return address;
                    } catch (UnknownHostException e) {
                        throw SourceFileException.unavailable("the file's host has no address");
                    }
                },
                false);
    }
}
