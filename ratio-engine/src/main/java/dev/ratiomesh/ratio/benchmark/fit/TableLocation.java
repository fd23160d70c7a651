package dev.ratiomesh.ratio.benchmark.fit;

import dev.ratiomesh.ratio.benchmark.line.PublishedLines;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The location of the benchmark table. */
public sealed interface TableLocation {

    /** Returns a short text for people, without the part of an address that gives access. */
    String label();

    /** The coefficients that ship with the service. */
    record PublishedTable() implements TableLocation {
        @Override
        public String label() {
            return PublishedLines.SOURCE;
        }
    }

    /** A CSV file. */
    record OnDisk(Path path) implements TableLocation {
        @Override
        public String label() {
            return String.valueOf(path.getFileName());
        }
    }

    /** A CSV page. The address of an exported sheet gives access to it, so the label is only scheme and host. */
    record OnWeb(URI address) implements TableLocation {
        @Override
        public String label() {
            return address.getScheme() + "://" + address.getAuthority();
        }
    }

    /**
     * Parses the configured location.
     *
     * @param configured a path, an http(s) address, or blank for the published coefficients
     * @throws InvalidTableException when the text is none of these
     */
    static TableLocation parse(String configured) {
        String text = configured.strip();
        if (text.isEmpty()) {
            return new PublishedTable();
        }
        int scheme = text.indexOf("://");
        return scheme < 0 ? onDisk(text) : onWeb(text, text.substring(0, scheme).toLowerCase(Locale.ROOT));
    }

    private static TableLocation onDisk(String text) {
        try {
            return new OnDisk(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new InvalidTableException(TableError.BAD_ADDRESS, "Not a path: " + e.getMessage(), e);
        }
    }

    private static TableLocation onWeb(String text, String scheme) {
        try {
            URI address = new URI(text);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getUserInfo() == null) {
                return new OnWeb(address);
            }
            throw new InvalidTableException(
                    TableError.BAD_ADDRESS,
                    "A table is read from a file or from http(s)://host/…, without a user name in it, not from "
                            + scheme + "://…");
        } catch (URISyntaxException e) {
            throw new InvalidTableException(TableError.BAD_ADDRESS, "Not an address: " + e.getReason(), e);
        }
    }
}
