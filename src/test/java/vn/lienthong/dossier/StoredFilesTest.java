package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removing documents while the same content may be handed in again. */
class StoredFilesTest {
    private static final byte[] PAPER = "%PDF-1.7 giấy".getBytes(StandardCharsets.UTF_8);
    private static final Instant BEFORE = Instant.now().minus(Duration.ofHours(1));

    @TempDir
    Path directory;

    private DocumentStore store;
    private String address;

    @BeforeEach
    void keepAnOldDocument() throws IOException {
        store = new DocumentStore(
                directory.resolve("documents"), Vault.openOrCreate(directory.resolve("master.key"), true));
        address = store.put(PAPER);
        age(file());
    }

    private Path file() {
        return StoredFiles.of(directory.resolve("documents"), address);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(BEFORE.minusSeconds(1)));
    }

    private List<Path> onDisk() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("documents"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void an_old_document_that_nothing_names_goes() throws IOException {
        assertTrue(store.files().remove(address, BEFORE, needed -> false));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void one_that_is_named_stays() {
        assertFalse(store.files().remove(address, BEFORE, needed -> true));
        assertArrayEquals(PAPER, store.get(address));
    }

    @Test
    void handed_in_at_the_very_limit_it_stays_and_a_moment_before_it_goes() throws IOException {
        Instant limit = Instant.parse("2026-09-21T02:00:00Z");
        Files.setLastModifiedTime(file(), FileTime.from(limit));
        assertFalse(store.files().remove(address, limit, needed -> false));
        Files.setLastModifiedTime(file(), FileTime.from(limit.minusMillis(1)));
        assertTrue(store.files().remove(address, limit, needed -> false));
    }

    @Test
    void handed_in_again_before_it_is_set_aside_it_is_put_back() throws IOException {
        boolean removed = store.files().remove(address, BEFORE, namedAfter(1));
        assertFalse(removed);
        assertArrayEquals(PAPER, store.get(address));
        assertEquals(List.of(file()), onDisk());
    }

    @Test
    void handed_in_again_while_it_is_aside_it_is_written_anew() throws IOException {
        assertTrue(store.files().remove(address, BEFORE, namedAfter(2)), "the old file went");
        assertArrayEquals(PAPER, store.get(address));
        assertEquals(List.of(file()), onDisk());
    }

    /** Somebody hands the document in while it is asked for that time whether anything names it; its row is to come. */
    private java.util.function.Predicate<String> namedAfter(int question) {
        AtomicInteger asked = new AtomicInteger();
        return needed -> {
            if (asked.incrementAndGet() == question) store.put(PAPER);
            return false;
        };
    }

    @Test
    void named_while_it_is_aside_it_is_put_back() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        assertFalse(store.files().remove(address, BEFORE, needed -> asked.incrementAndGet() == 2));
        assertArrayEquals(PAPER, store.get(address));
        assertEquals(List.of(file()), onDisk());
    }

    @Test
    void what_a_crash_left_aside_is_put_back_when_it_is_needed_and_removed_when_it_is_not() throws IOException {
        Path aside = directory.resolve("documents/new/" + address + ".removed");
        Files.move(file(), aside);
        assertEquals(0, store.files().removeLeftovers(Instant.now()), "not a leftover to be thrown away");
        assertEquals(0, store.files().settle(BEFORE, needed -> true));
        assertArrayEquals(PAPER, store.get(address));
        Files.move(file(), aside);
        assertEquals(1, store.files().settle(BEFORE, needed -> false));
        assertEquals(List.of(), onDisk());
    }

    @Test
    void documents_are_found_in_their_folder_once_they_are_old() {
        int folder = Integer.parseInt(address.substring(0, 2), 16);
        store.put("another".getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(address), store.files().untouchedSince(BEFORE, folder));
        assertEquals(List.of(), store.files().untouchedSince(BEFORE, (folder + 1) % StoredFiles.FOLDERS));
    }

    @Test
    void a_document_handed_in_again_is_young_again() throws IOException {
        store.put(PAPER);
        assertTrue(Files.getLastModifiedTime(file()).toInstant().isAfter(BEFORE));
        assertEquals(1, onDisk().size());
    }
}
