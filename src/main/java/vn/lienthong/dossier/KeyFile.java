package vn.lienthong.dossier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The file of master keys: one line per key, {@code <id> <32 bytes in base64>}, {@code #} comments. The last line seals
 * what is written from now on, every line opens what it once sealed, and the keyed hashes come from the first line, so
 * keys are rotated by adding a line and never by removing one.
 */
final class KeyFile {
    private static final int KEY_BYTES = 32;
    private static final int MAX_FILE_BYTES = 64_000;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyFile() {}

    /** Key bytes by id in the order of the file; at least one. */
    static Map<String, byte[]> readOrCreate(Path file, boolean mayCreate) {
        try {
            if (Files.notExists(file)) {
                if (!mayCreate) throw new KeyFileRefused("config.master-key-missing", file.toString());
                create(file);
            }
            requireOwnerOnly(file);
            if (Files.size(file) > MAX_FILE_BYTES) throw damaged(file, "size");
            return parse(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path temporary = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        String text =
                "# Master keys. The last line seals, all lines open: add lines, never remove one. Keep a copy apart.\n"
                        + "k1 " + Base64.getEncoder().encodeToString(key) + "\n";
        try (OutputStream out = PrivateFiles.create(temporary)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        try {
            publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        PrivateFiles.sync(directory);
    }

    /** A link, unlike a rename, never replaces the key of a process that was faster. */
    private static void publish(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException faster) {
            return;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            if (Files.notExists(file)) Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void requireOwnerOnly(Path file) throws IOException {
        if (!PrivateFiles.isPosix(file)) return;
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions))
            throw new KeyFileRefused(
                    "config.master-key-readable-by-others",
                    file.toString(),
                    PosixFilePermissions.toString(permissions));
    }

    private static Map<String, byte[]> parse(Path file, String text) {
        Map<String, byte[]> keys = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) continue;
            String[] cells = line.strip().split("\\s+");
            if (cells.length != 2 || !cells[0].matches("[A-Za-z0-9._-]{1,32}")) throw damaged(file, "line " + number);
            if (keys.put(cells[0], decode(file, cells[1], number)) != null) throw damaged(file, "line " + number);
        }
        if (keys.isEmpty()) throw damaged(file, "line " + number);
        return keys;
    }

    private static byte[] decode(Path file, String base64, int line) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            if (key.length == KEY_BYTES) return key;
        } catch (IllegalArgumentException notBase64) {
            throw damaged(file, "line " + line);
        }
        throw damaged(file, "line " + line);
    }

    private static KeyFileRefused damaged(Path file, String where) {
        return new KeyFileRefused("config.master-key-damaged", file.toString(), where);
    }
}
