package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.queue.StepFailure;

/** A document read a piece at a time gives what was put there, from any byte on, or nothing at all. */
class DocumentContentTest {
    @TempDir
    Path directory;

    private DocumentStore store;

    @BeforeEach
    void open() {
        store = new DocumentStore(
                directory.resolve("documents"), Vault.openOrCreate(directory.resolve("master.key"), true));
    }

    private static byte[] random(int bytes) {
        byte[] content = new byte[bytes];
        new Random(7).nextBytes(content);
        return content;
    }

    private Path fileOf(String address) {
        return directory
                .resolve("documents")
                .resolve(address.substring(0, 2))
                .resolve(address.substring(2, 4))
                .resolve(address);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 65_535, 65_536, 65_537, 1_000_003})
    void the_whole_comes_back_whatever_its_length(int bytes) throws IOException {
        byte[] content = random(bytes);
        try (DocumentContent open = store.open(store.put(content))) {
            assertEquals(bytes, open.size());
            assertArrayEquals(content, open.part(0, bytes).readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "15,2", "16,16", "100,70000", "199999,1", "200000,0", "65535,65537"})
    void a_part_is_that_part_of_the_whole(int first, int bytes) throws IOException {
        byte[] content = random(200_000);
        try (DocumentContent open = store.open(store.put(content))) {
            byte[] expected = Arrays.copyOfRange(content, first, first + bytes);
            assertArrayEquals(expected, open.part(first, bytes).readAllBytes());
        }
    }

    @Test
    void it_can_be_read_a_byte_at_a_time() throws IOException {
        byte[] content = {1, (byte) 0xff, 3};
        try (InputStream part = store.open(store.put(content)).part(0, 3)) {
            assertEquals(1, part.read());
            assertEquals(0xff, part.read());
            assertEquals(3, part.read());
            assertEquals(-1, part.read());
        }
    }

    @Test
    void one_byte_past_the_end_is_refused() throws IOException {
        try (DocumentContent open = store.open(store.put(random(10)))) {
            assertThrows(IllegalArgumentException.class, () -> open.part(5, 6));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20, 100, 5_000})
    void one_changed_byte_anywhere_before_the_tag_gives_nothing(int place) throws IOException {
        String address = store.put(random(5_000));
        byte[] sealed = Files.readAllBytes(fileOf(address));
        sealed[place] ^= 1;
        Files.write(fileOf(address), sealed);
        assertEquals(
                "document-unreadable",
                assertThrows(StepFailure.class, () -> store.open(address)).reason());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 30, 5_000})
    void a_file_that_was_cut_off_gives_nothing(int left) throws IOException {
        String address = store.put(random(5_000));
        Files.write(fileOf(address), Arrays.copyOf(Files.readAllBytes(fileOf(address)), left));
        assertThrows(StepFailure.class, () -> store.open(address));
    }

    @Test
    void another_documents_file_gives_nothing() throws IOException {
        String address = store.put(random(100));
        String other = store.put(random(200));
        Files.copy(fileOf(other), fileOf(address), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThrows(StepFailure.class, () -> store.open(address));
    }

    @Test
    void one_that_is_not_there_gives_nothing() {
        assertThrows(StepFailure.class, () -> store.open("0".repeat(64)));
    }
}
