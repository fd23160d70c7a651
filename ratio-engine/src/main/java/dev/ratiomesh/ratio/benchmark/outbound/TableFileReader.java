package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.fit.TableLocation.OnDisk;
import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/** Opens a table on disk. */
final class TableFileReader {

    private TableFileReader() {}

    static InputStream open(OnDisk file) {
        try {
            if (Files.isDirectory(file.path())) {
                throw new InvalidTableException(TableError.NOT_CSV, file.path() + " is a directory, not a CSV file");
            }
            return Files.newInputStream(file.path());
        } catch (NoSuchFileException e) {
            throw new InvalidTableException(TableError.NOT_FOUND, "There is no file " + file.path(), e);
        } catch (AccessDeniedException e) {
            throw new InvalidTableException(TableError.NOT_ALLOWED, "The file " + file.path() + " may not be read", e);
        } catch (IOException e) {
            throw new InvalidTableException(
                    TableError.UNREACHABLE, "Reading " + file.path() + " failed: " + e.getMessage(), e);
        }
    }
}
