package dev.ratiomesh.fleet.uploading.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From where files may be read.
 *
 * @param folders by tenant; {@code default} is for all without an entry; a tenant without any reads no local files
 * @param hosts {@code host} or {@code host:port} that may be in private networks; {@code *}: and every public host
 */
public record SourcePolicy(Map<String, Path> folders, Set<String> hosts) {
    private static final int MAX_ADDRESS_CHARS = 2048;
    private static final String DEFAULT_TENANT = "default";
    private static final String ANY_PUBLIC_HOST = "*";

    public SourcePolicy {
        folders = Map.copyOf(folders);
        hosts = Set.copyOf(hosts);
    }

    /** What an address cannot be read for; the words quote nothing secret. */
    public static final class SourceRejectedException extends Exception {
        private static final long serialVersionUID = 1L;

        SourceRejectedException(String message) {
            super(message, null, false, false);
        }

        public String message() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws SourceRejectedException when it is none, or none that this tenant may read from */
    public ResolvedSource resolve(String tenantId, String text) throws SourceRejectedException {
        if (text.length() > MAX_ADDRESS_CHARS) {
            throw new SourceRejectedException(
                    "must have at most " + MAX_ADDRESS_CHARS + " characters, has " + text.length());
        }
        URI uri = parseUri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        ResolvedSource address =
                switch (scheme) {
                    case "file" -> resolveLocal(tenantId, uri);
                    case "http", "https" -> resolveRemote(uri);
                    default -> throw new SourceRejectedException("must begin with file:, http: or https:");
                };
        if (address.unredacted().length() > MAX_ADDRESS_CHARS) {
            throw new SourceRejectedException(
                    "must have at most " + MAX_ADDRESS_CHARS + " characters when it is encoded");
        }
        return address;
    }

    private static URI parseUri(String text) throws SourceRejectedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // the message of the exception quotes the whole text
            throw new SourceRejectedException("is no URI: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private ResolvedSource resolveLocal(String tenantId, URI uri) throws SourceRejectedException {
        Path folder = folderOf(tenantId);
        if (folder == null) {
            throw new SourceRejectedException("no folder is configured from which this tenant's files are read");
        }
        if (uri.getRawAuthority() != null || uri.isOpaque() || uri.getRawQuery() != null || uri.getFragment() != null) {
            throw new SourceRejectedException("must be file: and an absolute path");
        }
        try {
            Path path = Path.of(uri.getPath());
            Path normalized = path.normalize();
            if (!normalized.equals(path) || !normalized.startsWith(folder) || normalized.equals(folder)) {
                throw new SourceRejectedException("lies outside the folder from which files are read");
            }
            return new ResolvedSource.Local(normalized, folder);
        } catch (InvalidPathException e) {
            throw new SourceRejectedException("is no path: " + e.getReason());
        }
    }

    private @Nullable Path folderOf(String tenantId) {
        Path tenantFolder = folders.get(tenantId);
        Path folder = tenantFolder == null ? folders.get(DEFAULT_TENANT) : tenantFolder;
        return folder == null ? null : folder.toAbsolutePath().normalize();
    }

    private ResolvedSource resolveRemote(URI uri) throws SourceRejectedException {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new SourceRejectedException("must have a host, and neither a user nor a fragment");
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean allowListed = hosts.contains(name) || hosts.contains(name + ":" + port(uri));
        if (!allowListed && !hosts.contains(ANY_PUBLIC_HOST)) {
            throw new SourceRejectedException("its host is none of those from which files are read");
        }
        return new ResolvedSource.Remote(uri, allowListed);
    }

    /** The port that is connected to. */
    public static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
