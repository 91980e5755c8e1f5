package vn.lienthong.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vn.lienthong.dossier.PrivateFiles;

/**
 * A file that only its owner may read, and that is there whole or not at all: written beside its place, then moved.
 * What cannot be written ends the command.
 */
final class NewFile implements AutoCloseable {
    private final Path place;
    private final boolean replaces;
    private final Path draft;
    private final OutputStream out;

    /** @param replaces whether what is there may go, once this one is whole */
    NewFile(Path place, boolean replaces) {
        this.place = place.toAbsolutePath().normalize();
        this.replaces = replaces;
        this.draft = this.place.resolveSibling("." + this.place.getFileName() + ".unfinished");
        if (!replaces && Files.exists(this.place, LinkOption.NOFOLLOW_LINKS)) throw exists();
        try {
            Files.deleteIfExists(draft);
            this.out = new Checked(PrivateFiles.create(draft));
        } catch (IOException e) {
            throw notWritten();
        }
    }

    OutputStream out() {
        return out;
    }

    /** Nothing more comes; still under its other name, which this returns. */
    Path finish() throws IOException {
        out.close();
        return draft;
    }

    /** Puts it in its place, on the disk. */
    void publish() {
        try {
            finish();
            if (replaces) Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
            else Files.move(draft, place);
            PrivateFiles.sync(place.getParent());
        } catch (FileAlreadyExistsException meanwhile) {
            throw exists();
        } catch (IOException e) {
            throw notWritten();
        }
    }

    /** Of a file that was not published nothing stays. */
    @Override
    public void close() {
        try (out) {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            throw notWritten();
        }
    }

    private CommandFailure exists() {
        return new CommandFailure(ExitCode.WRONG_USE, "file-exists", place.toString());
    }

    private CommandFailure notWritten() {
        return new CommandFailure(ExitCode.WRONG_USE, "file-write", place.toString());
    }

    /** A full disk is told from an answer that broke off. */
    private final class Checked extends FilterOutputStream {
        Checked(OutputStream file) {
            super(file);
        }

        @Override
        public void write(int one) {
            try {
                out.write(one);
            } catch (IOException e) {
                throw notWritten();
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw notWritten();
            }
        }
    }
}
