package vn.lienthong.backup;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.lienthong.config.Sha256;

/** A backup that is read: a folder, or one zip file. */
final class BackupSource implements Closeable {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");
    private static final int MAX_MANIFEST_BYTES = 100_000;

    private final Path root;
    private final FileSystem zip;

    /** What to do with one file of the list. */
    @FunctionalInterface
    interface Visitor {
        /** @param sha256 as the list says, hexadecimal */
        void file(String name, String sha256) throws IOException;
    }

    private BackupSource(Path root, FileSystem zip) {
        this.root = root;
        this.zip = zip;
    }

    /** @throws BackupFault when there is no backup */
    static BackupSource at(Path from) throws IOException {
        if (Files.isDirectory(from)) return new BackupSource(from, null);
        if (!Files.isRegularFile(from)) throw new BackupFault("backup-missing", from);
        try {
            FileSystem zip = FileSystems.newFileSystem(from, (ClassLoader) null);
            return new BackupSource(zip.getPath("/"), zip);
        } catch (IOException | ProviderNotFoundException noZip) {
            throw new BackupFault("backup-none");
        }
    }

    byte[] manifest() throws IOException {
        Path file = root.resolve(Manifest.FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_MANIFEST_BYTES) throw new BackupFault("backup-none");
        return Files.readAllBytes(file);
    }

    /** The master key, where it travels with the rest. */
    Optional<Path> key() {
        return Optional.of(root.resolve("master.key")).filter(Files::isRegularFile);
    }

    /** Goes through the list, after the list itself has been held against the manifest. Returns the number of files. */
    long list(String listSha256, Visitor visitor) throws IOException {
        Path list = root.resolve(Manifest.LIST);
        if (!Files.isRegularFile(list) || !listSha256.equals(hash(list))) throw new BackupFault("backup-list");
        long files = 0;
        try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) throw new BackupFault("backup-list");
                visitor.file(parts.group(2), parts.group(1));
                files++;
            }
        }
        return files;
    }

    /** Copies a file and holds it against its hash. @throws BackupFault naming it when it is missing or changed */
    void copy(String name, String sha256, OutputStream to) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = Files.newInputStream(inside(name));
                DigestOutputStream out = new DigestOutputStream(to, digest)) {
            content.transferTo(out);
            out.flush();
        } catch (NoSuchFileException missing) {
            throw new BackupFault("backup-file-missing", name);
        }
        if (!Sha256.hex(digest).equals(sha256)) throw new BackupFault("backup-file-changed", name);
    }

    private Path inside(String name) {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root.normalize())) throw new BackupFault("backup-list");
        return file;
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream content = Files.newInputStream(file);
                DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            content.transferTo(out);
        }
        return Sha256.hex(digest);
    }

    @Override
    public void close() throws IOException {
        if (zip != null) zip.close();
    }
}
