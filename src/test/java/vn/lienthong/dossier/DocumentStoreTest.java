package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.queue.StorageUnavailable;

class DocumentStoreTest {
    private static final byte[] PAPER = "%PDF-1.7 giấy chứng sinh".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    private Vault vault;
    private DocumentStore store;

    @BeforeEach
    void open() {
        vault = Vault.openOrCreate(directory.resolve("master.key"), true);
        store = new DocumentStore(directory.resolve("documents"), vault);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("documents"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_kept_document_is_read_back() {
        assertArrayEquals(PAPER, store.get(store.put(PAPER)));
    }

    @Test
    void the_same_content_is_kept_once() throws IOException {
        assertEquals(store.put(PAPER), store.put(PAPER.clone()));
        assertEquals(1, files().size());
    }

    @Test
    void a_document_lies_two_folders_deep_under_its_address() throws IOException {
        String address = store.put(PAPER);
        assertEquals(
                Path.of(address.substring(0, 2), address.substring(2, 4), address),
                directory.resolve("documents").relativize(files().get(0)));
    }

    @Test
    void content_never_stands_in_clear_on_the_disk() throws IOException {
        store.put(PAPER);
        String bytes = Files.readString(files().get(0), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("%PDF"));
    }

    @Test
    void an_address_tells_nothing_without_the_key() {
        DocumentStore other =
                new DocumentStore(directory.resolve("other"), Vault.openOrCreate(directory.resolve("other.key"), true));
        assertNotEquals(store.address(PAPER), other.address(PAPER));
    }

    @Test
    void a_changed_file_is_refused() throws IOException {
        String address = store.put(PAPER);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertUnreadable(address);
    }

    @Test
    void a_file_put_in_the_place_of_another_is_refused() throws IOException {
        String address = store.put(PAPER);
        Path file = files().get(0);
        store.put(new byte[] {1, 2, 3});
        Path other =
                files().stream().filter(path -> !path.equals(file)).findFirst().orElseThrow();
        Files.write(file, Files.readAllBytes(other));
        assertUnreadable(address);
    }

    @Test
    void a_missing_file_is_named_by_the_start_of_its_address() throws IOException {
        String address = store.put(PAPER);
        Files.delete(files().get(0));
        assertUnreadable(address);
    }

    @Test
    void keeping_a_document_again_mends_a_damaged_file() throws IOException {
        String address = store.put(PAPER);
        Files.write(files().get(0), new byte[] {0});
        store.put(PAPER);
        assertArrayEquals(PAPER, store.get(address));
    }

    @Test
    void writers_of_the_same_content_do_not_disturb_each_other() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Callable<String> put = () -> store.put(PAPER);
        for (Future<String> address : threads.invokeAll(Collections.nCopies(32, put)))
            assertArrayEquals(PAPER, store.get(address.get()));
        threads.shutdown();
        assertEquals(1, files().size());
    }

    @Test
    void what_a_crash_left_unfinished_is_removed_once_it_is_old() throws IOException {
        Path leftover = directory.resolve("documents/new/half-written");
        Files.write(leftover, new byte[] {1});
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.parse("2026-09-20T00:00:00Z")));
        assertEquals(0, store.files().removeLeftovers(Instant.parse("2026-09-19T00:00:00Z")));
        assertEquals(1, store.files().removeLeftovers(Instant.parse("2026-09-21T00:00:00Z")));
    }

    @Test
    void a_document_over_the_limit_is_refused() {
        assertThrows(OverLimit.class, () -> store.put(new byte[DocumentStore.MAX_DOCUMENT_BYTES + 1]));
    }

    @Test
    void an_address_that_is_a_path_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> store.get("../../master.key"));
    }

    private void assertUnreadable(String address) {
        StepFailure failure = assertThrows(StepFailure.class, () -> store.get(address));
        assertEquals(ErrorClass.CONFIGURATION, failure.errorClass());
        assertEquals("document-unreadable", failure.reason());
        assertEquals(List.of(address.substring(0, 12)), failure.arguments());
    }

    /** As on a disk that is full: it is tried again, not taken for a fault of the dossier. */
    @Test
    void what_cannot_be_written_is_trouble_of_the_storage() throws IOException {
        String address = store.put(PAPER);
        Path folder = directory.resolve("documents").resolve(address.substring(0, 2));
        Files.move(folder, directory.resolve("away"));
        Files.writeString(folder, "in the way");
        store = new DocumentStore(directory.resolve("documents"), vault);
        assertThrows(StorageUnavailable.class, () -> store.put(PAPER));
    }
}
