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
    private static final int LONGEST = 2048;
    private static final String ALL_OTHERS = "default";
    private static final String EVERY_PUBLIC_HOST = "*";

    public SourcePolicy {
        folders = Map.copyOf(folders);
        hosts = Set.copyOf(hosts);
    }

    /** What an address cannot be read for; the words quote nothing secret. */
    public static final class SourceRejectedException extends Exception {
        private static final long serialVersionUID = 1L;

        SourceRejectedException(String words) {
            super(words, null, false, false);
        }

        public String words() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws SourceRejectedException when it is none, or none that this tenant may read from */
    public ResolvedSource read(String tenantId, String text) throws SourceRejectedException {
        if (text.length() > LONGEST) {
            throw new SourceRejectedException("must have at most " + LONGEST + " characters, has " + text.length());
        }
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        ResolvedSource address =
                switch (scheme) {
                    case "file" -> local(tenantId, uri);
                    case "http", "https" -> remote(uri);
                    default -> throw new SourceRejectedException("must begin with file:, http: or https:");
                };
        if (address.whole().length() > LONGEST) {
            throw new SourceRejectedException("must have at most " + LONGEST + " characters when it is encoded");
        }
        return address;
    }

    private static URI uri(String text) throws SourceRejectedException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // the message of the exception quotes the whole text
            throw new SourceRejectedException("is no URI: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private ResolvedSource local(String tenantId, URI uri) throws SourceRejectedException {
        Path folder = folder(tenantId);
        if (folder == null) {
            throw new SourceRejectedException("no folder is configured from which this tenant's files are read");
        }
        if (uri.getRawAuthority() != null || uri.isOpaque() || uri.getRawQuery() != null || uri.getFragment() != null) {
            throw new SourceRejectedException("must be file: and an absolute path");
        }
        try {
            Path path = Path.of(uri.getPath());
            Path straight = path.normalize();
            if (!straight.equals(path) || !straight.startsWith(folder) || straight.equals(folder)) {
                throw new SourceRejectedException("lies outside the folder from which files are read");
            }
            return new ResolvedSource.Local(straight, folder);
        } catch (InvalidPathException e) {
            throw new SourceRejectedException("is no path: " + e.getReason());
        }
    }

    private @Nullable Path folder(String tenantId) {
        Path own = folders.get(tenantId);
        Path folder = own == null ? folders.get(ALL_OTHERS) : own;
        return folder == null ? null : folder.toAbsolutePath().normalize();
    }

    private ResolvedSource remote(URI uri) throws SourceRejectedException {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new SourceRejectedException("must have a host, and neither a user nor a fragment");
        }
        String name = host.toLowerCase(Locale.ROOT);
        boolean named = hosts.contains(name) || hosts.contains(name + ":" + port(uri));
        if (!named && !hosts.contains(EVERY_PUBLIC_HOST)) {
            throw new SourceRejectedException("its host is none of those from which files are read");
        }
        return new ResolvedSource.Remote(uri, named);
    }

    /** The port that is connected to. */
    public static int port(URI uri) {
        return uri.getPort() != -1 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
