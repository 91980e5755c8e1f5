package vn.lienthong.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads lines one at a time, however long the whole is. */
final class LineReader {
    /** The longest row of the log is about a third of this. */
    static final int MOST_BYTES = 65_536;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = new BufferedInputStream(in, MOST_BYTES);
    }

    /** A line of more than {@value #MOST_BYTES} bytes, or one without an end. */
    static final class NoLine extends RuntimeException {
        private NoLine() {
            super("no line of an export", null, false, false);
        }
    }

    /**
     * Without its line end; null when there is no more.
     *
     * @throws NoLine for what no engine writes
     */
    byte[] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 && line.size() == 0) return null;
            if (one < 0 || line.size() == MOST_BYTES) throw new NoLine();
            line.write(one);
        }
        return line.toByteArray();
    }
}
