package vn.lienthong.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Files of H2 whose writes are remembered, so that the database file can be looked at as it was after each of them:
 * that is what a process killed at that instant leaves. In a database URL {@code jdbc:h2:file:recorded:<path>}.
 */
public final class RecordedFiles extends FilePathWrapper {
    private static final List<Write> WRITES = new ArrayList<>();

    /** @param bytes none: the file is cut off at {@code position} */
    private record Write(long position, byte[] bytes) {}

    public static void register() {
        FilePath.register(new RecordedFiles());
    }

    /** How many writes there have been. */
    public static int writes() {
        synchronized (WRITES) {
            return WRITES.size();
        }
    }

    /** Writes the next of them, up to this number, to a file that holds those before. */
    public static void replay(Path file, int from, int to) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = from; i < to; i++) {
                Write write;
                synchronized (WRITES) {
                    write = WRITES.get(i);
                }
                if (write.bytes() == null) channel.truncate(write.position());
                else channel.write(ByteBuffer.wrap(write.bytes()), write.position());
            }
        }
    }

    @Override
    public String getScheme() {
        return "recorded";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        return name.endsWith(".mv.db") ? new Recorded(file) : file;
    }

    private static final class Recorded extends FileBaseDefault {
        private final FileChannel file;

        Recorded(FileChannel file) {
            this.file = file;
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            synchronized (WRITES) {
                WRITES.add(new Write(position, copy));
                return file.write(bytes, position);
            }
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            synchronized (WRITES) {
                WRITES.add(new Write(size, null));
                file.truncate(size);
            }
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return file.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
