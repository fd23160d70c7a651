package dev.ratiomesh.ratio.benchmark.outbound;

import dev.ratiomesh.ratio.benchmark.TableFault;
import dev.ratiomesh.ratio.benchmark.UnusableTable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a table that is too large while it is read: neither a file's length nor a server's word is relied on. */
final class LimitedStream extends FilterInputStream {

    private final long limit;
    private long seen;

    LimitedStream(InputStream in, long limit) {
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
            throw new UnusableTable(TableFault.TOO_LARGE, "The table has more than " + limit + " bytes");
        }
    }
}
