package dev.ratiomesh.fleet.uploading.source;

import java.net.URI;
import java.nio.file.Path;

/** A resolved source is an address that the source policy allows to read. */
public sealed interface ResolvedSource {
    /** Returns the address for people, without its query, which may hold a signature. */
    String redacted();

    /** Returns the whole address, which may hold a signature; only the encrypted column stores it. */
    String unredacted();

    /**
     * A local file.
     *
     * @param folder the file must lie within this folder, with links resolved
     */
    record Local(Path path, Path folder) implements ResolvedSource {
        @Override
        public String redacted() {
            return path.toUri().toString();
        }

        @Override
        public String unredacted() {
            return redacted();
        }
    }

    /**
     * A file at a server.
     *
     * @param allowListed whether the configuration names the host, so that its address may be private
     */
    record Remote(URI uri, boolean allowListed) implements ResolvedSource {
        @Override
        public String redacted() {
            String query = uri.getRawQuery() == null ? "" : "?…";
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + query;
        }

        @Override
        public String unredacted() {
            return uri.toASCIIString();
        }

        @Override
        public String toString() {
            return redacted();
        }
    }
}
