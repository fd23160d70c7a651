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
 * The source policy decides from which folders and hosts files may be read.
 *
 * @param folders by tenant id; {@code default} is for tenants without an entry; a tenant with neither reads no local files
 * @param hosts {@code host} or {@code host:port}, which may have private addresses; {@code *} allows every host with a
 *     public address
 */
public record SourcePolicy(Map<String, Path> folders, Set<String> hosts) {
    private static final int MAX_ADDRESS_CHARS = 2048;
    private static final String DEFAULT_TENANT = "default";
    private static final String ANY_PUBLIC_HOST = "*";

    public SourcePolicy {
        folders = Map.copyOf(folders);
        hosts = Set.copyOf(hosts);
    }

    /** An address is rejected. The message quotes no secret. */
    public static final class SourceRejectedException extends Exception {
        private static final long serialVersionUID = 1L;

        SourceRejectedException(String message) {
            super(message, null, false, false);
        }

        public String message() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Resolves an address that a tenant gave.
     *
     * @throws SourceRejectedException when it is malformed, or the tenant may not read from it
     */
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
            // The message of the exception quotes the whole text.
            throw new SourceRejectedException("is not a URI: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private ResolvedSource resolveLocal(String tenantId, URI uri) throws SourceRejectedException {
        Path folder = folderOf(tenantId);
        if (folder == null) {
            throw new SourceRejectedException("is a local file, and no folder is configured for this tenant");
        }
        if (uri.getRawAuthority() != null || uri.isOpaque() || uri.getRawQuery() != null || uri.getFragment() != null) {
            throw new SourceRejectedException("must be file: and an absolute path");
        }
        try {
            Path path = Path.of(uri.getPath());
            Path normalized = path.normalize();
            if (!normalized.equals(path) || !normalized.startsWith(folder) || normalized.equals(folder)) {
                throw new SourceRejectedException("lies outside the folder of this tenant");
            }
            return new ResolvedSource.Local(normalized, folder);
        } catch (InvalidPathException e) {
            throw new SourceRejectedException("is not a path: " + e.getReason());
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
            throw new SourceRejectedException("has a host that is not in the list of allowed hosts");
        }
        return new ResolvedSource.Remote(uri, allowListed);
    }

    /** Returns the explicit port, or the default port of the scheme. */
    public static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
