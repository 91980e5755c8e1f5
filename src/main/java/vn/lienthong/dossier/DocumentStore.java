package vn.lienthong.dossier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.queue.StorageUnavailable;

/**
 * Documents as sealed files, each under an address that is a keyed hash of its content: the same content is kept once.
 * A document is there once {@link #put} returns, power cut or not; what a crash leaves behind is a file in {@code new/}
 * that nothing refers to. Several processes may share the directory.
 */
public final class DocumentStore {
    /** Largest document, in bytes. */
    public static final int MAX_DOCUMENT_BYTES = 32_000_000;

    private final Path directory;
    private final Path unfinished;
    private final Vault vault;
    /** At most 256 + 65,536: two levels of two hexadecimal digits. */
    private final Set<Path> durableFolders = ConcurrentHashMap.newKeySet();

    public DocumentStore(Path directory, Vault vault) {
        this.directory = directory;
        this.unfinished = directory.resolve("new");
        this.vault = vault;
        try {
            Files.createDirectories(unfinished);
        } catch (IOException e) {
            throw new StorageUnavailable(e);
        }
    }

    /** Where {@code content} is or would be kept: 64 hexadecimal digits. */
    public String address(byte[] content) {
        return HexFormat.of().formatHex(vault.hash(Vault.Purpose.DOCUMENT, content));
    }

    /**
     * Keeps a document for good and returns its address; doing so again changes nothing.
     *
     * @param content at most {@value #MAX_DOCUMENT_BYTES} bytes
     */
    public String put(byte[] content) {
        String address = address(content);
        put(address, content);
        return address;
    }

    void put(String address, byte[] content) {
        if (content.length > MAX_DOCUMENT_BYTES) throw new OverLimit("document", MAX_DOCUMENT_BYTES);
        Path file = file(address);
        try {
            createDirectories(file.getParent());
            touch(file); // before it is looked at: see StoredFiles
            if (!intact(address)) {
                Path temporary = unfinished.resolve(UUID.randomUUID().toString());
                write(temporary, vault.seal(content, context(address)));
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
            // also for a file that was there: whoever wrote it may not have come to this line yet
            PrivateFiles.sync(file.getParent());
        } catch (IOException e) {
            throw new StorageUnavailable(e);
        }
    }

    /**
     * The document kept at an address.
     *
     * @throws StepFailure (configuration, {@code document-unreadable}) when it is missing, changed or sealed with an
     *     unknown key
     */
    public byte[] get(String address) {
        try {
            byte[] content = vault.open(Files.readAllBytes(file(address)), context(address));
            if (address.equals(address(content))) return content;
        } catch (NoSuchFileException | SealBroken unreadable) {
            throw unreadable(address);
        } catch (IOException e) {
            throw new StorageUnavailable(e);
        }
        throw unreadable(address);
    }

    /**
     * The document kept at an address, to be read a piece at a time and then closed. Its whole content has been proven
     * once this returns; what was replaced on the disk meanwhile is not read.
     *
     * @throws StepFailure as {@link #get}
     */
    public DocumentContent open(String address) {
        try {
            return DocumentContent.open(file(address), vault, address);
        } catch (NoSuchFileException | SealBroken unreadable) {
            throw unreadable(address);
        } catch (IOException e) {
            throw new StorageUnavailable(e);
        }
    }

    /** The files themselves, for who removes those that nothing names any more. */
    public StoredFiles files() {
        return new StoredFiles(directory, unfinished);
    }

    /** So that a document which is handed in again is as young as a new one; nothing when it is not there. */
    private static void touch(Path file) throws IOException {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (NoSuchFileException notThere) {
            return;
        }
    }

    private boolean intact(String address) throws IOException {
        try {
            vault.open(Files.readAllBytes(file(address)), context(address));
            return true;
        } catch (NoSuchFileException | SealBroken missingOrDamaged) {
            return false;
        }
    }

    /** Forces each level into the one above it, once a process: another process may have made it a moment ago. */
    private void createDirectories(Path folder) throws IOException {
        for (Path level : List.of(folder.getParent(), folder)) {
            if (durableFolders.contains(level)) continue;
            Files.createDirectories(level);
            PrivateFiles.sync(level.getParent());
            durableFolders.add(level);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) channel.write(left);
            channel.force(true);
        }
    }

    private Path file(String address) {
        return StoredFiles.of(directory, address);
    }

    private static String context(String address) {
        return "document/" + address;
    }

    private static StepFailure unreadable(String address) {
        return new StepFailure(ErrorClass.CONFIGURATION, "", "document-unreadable", address.substring(0, 12));
    }
}
