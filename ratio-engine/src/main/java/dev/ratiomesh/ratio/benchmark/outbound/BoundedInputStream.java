package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.table.InvalidTableException;
import dev.ratiomesh.ratio.benchmark.table.TableError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a table that is too large while it is read: neither a file's length nor a server's word is relied on. */
final class BoundedInputStream extends FilterInputStream {

    private final long limit;
    private long seen;

    BoundedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = super.read(target, offset, length);
        count(Math.max(0, n));
        return n;
    }

    private void count(int n) {
        seen += n;
        if (seen > limit) {
            throw new InvalidTableException(TableError.TOO_LARGE, "The table has more than " + limit + " bytes");
        }
    }
}
