package dev.ratiomesh.fleet.uploading.source;

import java.net.URI;
import java.nio.file.Path;

/** Where bytes can be read. */
public sealed interface ResolvedSource {
    /** For people: without what could be a secret. */
    String shown();

    /** The whole of it, which may hold a signature and goes nowhere but into the sealed column. */
    String whole();

    /** @param folder within which it must lie, links resolved */
    record Local(Path path, Path folder) implements ResolvedSource {
        @Override
        public String shown() {
            return path.toUri().toString();
        }

        @Override
        public String whole() {
            return shown();
        }
    }

    /** @param named whether the operator has named the host, so that it may be in a private network */
    record Remote(URI uri, boolean named) implements ResolvedSource {
        @Override
        public String shown() {
            String query = uri.getRawQuery() == null ? "" : "?…";
            return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + query;
        }

        @Override
        public String whole() {
            return uri.toASCIIString();
        }

        @Override
        public String toString() {
            return shown();
        }
    }
}
