package vn.lienthong.queue;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** The database, or the disk that documents are kept on, cannot take anything now. */
public final class StorageUnavailable extends RuntimeException {
    public StorageUnavailable(Throwable cause) {
        super("storage unavailable: " + what(cause), cause);
    }

    /** The operating system's own words, such as {@code No space left on device}; a database's may quote the row. */
    private static String what(Throwable cause) {
        if (cause instanceof FileSystemException file && file.getReason() != null) return file.getReason();
        if (cause.getClass() == IOException.class && cause.getMessage() != null) return cause.getMessage();
        return cause.getClass().getSimpleName();
    }
}
