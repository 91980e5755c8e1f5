package vn.lienthong.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.lienthong.dossier.PrivateFiles;

/** The zip that H2 writes: one database file, under the name it has where it runs. */
final class DatabaseZip {
    private DatabaseZip() {}

    /** Writes the database file to {@code file}, which must not exist. */
    static void extract(Path zip, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(zip)) {
            extract(in, file);
        }
    }

    private static void extract(InputStream in, Path file) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.getName().endsWith(".mv.db")) continue;
            try (OutputStream out = PrivateFiles.create(file)) {
                zip.transferTo(out);
            }
            return;
        }
        throw new BackupFault("backup-none");
    }
}
