package vn.lienthong.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.PrivateFiles;

/**
 * Where a backup is written: a folder, or one file whose name ends in {@code .zip}. Only its owner may read it, each
 * file is forced to the disk, and nothing stands under its name before it is whole.
 */
abstract class BackupTarget implements Closeable {
    private final Path place;
    final Path draft;

    /** @param sha256 hexadecimal */
    record Written(String name, long bytes, String sha256) {}

    private BackupTarget(Path place) throws IOException {
        this.place = place;
        this.draft = place.resolveSibling("." + place.getFileName() + ".unfinished");
        PrivateFiles.delete(draft);
    }

    /** @throws BackupFault when something is there already */
    static BackupTarget at(Path to) throws IOException {
        Path place = to.toAbsolutePath().normalize();
        if (Files.isRegularFile(place) || !PrivateFiles.isEmpty(place)) throw new BackupFault("backup-target", to);
        Files.createDirectories(place.getParent());
        return place.getFileName().toString().endsWith(".zip") ? new OneFile(place) : new Folder(place);
    }

    /** @param name with {@code /} between folders */
    Written put(String name, InputStream content) throws IOException {
        MessageDigest sha256 = Sha256.digest();
        try (DigestOutputStream out = new DigestOutputStream(open(name), sha256)) {
            long bytes = content.transferTo(out);
            out.flush();
            return new Written(name, bytes, Sha256.hex(sha256));
        }
    }

    abstract OutputStream open(String name) throws IOException;

    /** Nothing more comes. */
    void finish() throws IOException {}

    /** Puts the whole backup under its name. */
    final void publish() throws IOException {
        finish();
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.sync(place.getParent());
    }

    /** Of a backup that was not published nothing stays. */
    @Override
    public void close() throws IOException {
        PrivateFiles.delete(draft);
    }

    private static final class Folder extends BackupTarget {
        Folder(Path place) throws IOException {
            super(place);
            PrivateFiles.createFolders(draft);
        }

        @Override
        OutputStream open(String name) throws IOException {
            Path file = draft.resolve(name);
            PrivateFiles.createFolders(file.getParent());
            return PrivateFiles.create(file);
        }
    }

    private static final class OneFile extends BackupTarget {
        private final FileChannel channel;
        private final ZipOutputStream zip;

        OneFile(Path place) throws IOException {
            super(place);
            PrivateFiles.create(draft).close();
            channel = FileChannel.open(draft, StandardOpenOption.WRITE);
            zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16));
        }

        @Override
        OutputStream open(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    zip.write(bytes, offset, length);
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                }
            };
        }

        @Override
        void finish() throws IOException {
            zip.finish();
            zip.flush();
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            super.close();
        }
    }
}
