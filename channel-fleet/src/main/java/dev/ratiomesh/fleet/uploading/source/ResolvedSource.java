package dev.ratiomesh.fleet.uploading.source;

import java.net.URI;
import java.nio.file.Path;

/** Where bytes can be read. */
public sealed interface ResolvedSource {
    /** For people: without what could be a secret. */
    String redacted();

    /** The whole of it, which may hold a signature and goes nowhere but into the sealed column. */
    String unredacted();

    /** @param folder within which it must lie, links resolved */
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

    /** @param allowListed whether the operator has named the host, so that it may be in a private network */
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
