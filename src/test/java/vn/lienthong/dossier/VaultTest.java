package vn.lienthong.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final byte[] TEXT = "Y Bhăm Êban".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path directory;

    /** One vault for all tries of a property, which has no temporary directory of its own. */
    private static final class Shared {
        static final Vault VAULT = open();

        private static Vault open() {
            try {
                return vault(Files.createTempDirectory("vault"), line("a", 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Path keyFile(Path directory, String... lines) throws IOException {
        Path file = directory.resolve("given.key");
        Files.writeString(file, String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static String line(String id, int seed) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) seed);
        return id + " " + Base64.getEncoder().encodeToString(key);
    }

    private static Vault vault(Path directory, String... lines) throws IOException {
        return Vault.openOrCreate(keyFile(directory, lines), false);
    }

    @Property(tries = 200)
    void what_was_sealed_opens_to_the_same_bytes(@ForAll byte[] plain) {
        Vault vault = Shared.VAULT;
        assertArrayEquals(plain, vault.open(vault.seal(plain, "here"), "here"));
        assertArrayEquals(plain, vault.open(vault.sealText(plain, "here"), "here"));
    }

    @Test
    void a_long_text_is_kept_smaller_than_it_is() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        byte[] text = "Tờ khai đăng ký khai sinh. ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = vault.sealText(text, "here");
        assertTrue(sealed.length < text.length / 10);
        assertArrayEquals(text, vault.open(sealed, "here"));
    }

    @Test
    void sealing_the_same_twice_gives_different_bytes() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        assertFalse(Arrays.equals(vault.seal(TEXT, "here"), vault.seal(TEXT, "here")));
    }

    @Test
    void each_changed_byte_is_noticed() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        byte[] sealed = vault.seal(TEXT, "here");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThrows(SealBroken.class, () -> vault.open(changed, "here"), "byte " + i);
        }
    }

    @Test
    void the_body_of_a_message_is_read_back() {
        MessageSeal seal = new MessageSeal(Shared.VAULT);
        assertEquals("{\"ten\":\"K’ Bréo\"}", seal.open(seal.seal("{\"ten\":\"K’ Bréo\"}")));
    }

    @Test
    void cut_off_bytes_do_not_open() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        byte[] sealed = vault.seal(TEXT, "here");
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThrows(SealBroken.class, () -> vault.open(cut, "here"), "length " + length);
        }
    }

    @Test
    void a_value_moved_elsewhere_does_not_open() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        byte[] sealed = vault.seal(TEXT, "dossier/1/form/1");
        assertThrows(SealBroken.class, () -> vault.open(sealed, "dossier/2/form/1"));
    }

    @Test
    void the_failure_shows_no_content() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        byte[] sealed = vault.seal(TEXT, "dossier/1/form/1");
        SealBroken failure = assertThrows(SealBroken.class, () -> vault.open(sealed, "elsewhere"));
        assertEquals("sealed bytes were changed, or belong elsewhere", failure.getMessage());
    }

    @Test
    void after_rotation_old_values_open_and_hashes_stay() throws IOException {
        Vault before = vault(directory, line("a", 1));
        byte[] sealed = before.seal(TEXT, "here");
        Vault after = vault(directory, line("a", 1), line("b", 2));
        assertArrayEquals(TEXT, after.open(sealed, "here"));
        assertArrayEquals(before.hash(Vault.Purpose.SEARCH, TEXT), after.hash(Vault.Purpose.SEARCH, TEXT));
    }

    @Test
    void after_rotation_the_new_key_seals() throws IOException {
        byte[] sealed = vault(directory, line("a", 1), line("b", 2)).seal(TEXT, "here");
        Vault withoutNewKey = vault(directory, line("a", 1));
        assertThrows(SealBroken.class, () -> withoutNewKey.open(sealed, "here"));
    }

    @Test
    void another_key_of_the_same_id_does_not_open() throws IOException {
        byte[] sealed = vault(directory, line("a", 1)).seal(TEXT, "here");
        Vault other = vault(directory, line("a", 2));
        assertThrows(SealBroken.class, () -> other.open(sealed, "here"));
    }

    @Test
    void each_purpose_hashes_with_a_key_of_its_own() throws IOException {
        Vault vault = vault(directory, line("a", 1));
        Set<String> hashes = new HashSet<>();
        for (Vault.Purpose purpose : Vault.Purpose.values())
            hashes.add(HexFormat.of().formatHex(vault.hash(purpose, TEXT)));
        assertEquals(Vault.Purpose.values().length, hashes.size());
    }

    @Test
    void a_sandbox_makes_its_key_file_readable_by_its_owner_alone() throws IOException {
        Path file = directory.resolve("new/master.key");
        Vault.openOrCreate(file, true);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void the_key_file_of_the_first_start_serves_the_next() {
        Path file = directory.resolve("master.key");
        byte[] sealed = Vault.openOrCreate(file, true).seal(TEXT, "here");
        assertArrayEquals(TEXT, Vault.openOrCreate(file, true).open(sealed, "here"));
    }

    @Test
    void engines_starting_at_once_share_one_key_file() throws Exception {
        Path file = directory.resolve("master.key");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        var starts = IntStream.range(0, 8)
                .mapToObj(
                        i -> threads.submit(() -> Vault.openOrCreate(file, true).seal(TEXT, "here")))
                .toList();
        Vault vault = null;
        for (Future<byte[]> start : starts) {
            byte[] sealed = start.get();
            if (vault == null) vault = Vault.openOrCreate(file, false);
            assertArrayEquals(TEXT, vault.open(sealed, "here"));
        }
        threads.shutdown();
        try (var left = Files.list(directory)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void production_refuses_to_make_a_key_file() {
        Path file = directory.resolve("master.key");
        KeyFileRefused refused = assertThrows(KeyFileRefused.class, () -> Vault.openOrCreate(file, false));
        assertEquals("config.master-key-missing", refused.textKey());
        assertFalse(Files.exists(file));
    }

    @Test
    void a_key_file_that_others_may_read_is_refused() throws IOException {
        Path file = keyFile(directory, line("a", 1));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        KeyFileRefused refused = assertThrows(KeyFileRefused.class, () -> Vault.openOrCreate(file, true));
        assertEquals("config.master-key-readable-by-others", refused.textKey());
    }

    @Test
    void a_damaged_key_file_is_refused_without_showing_a_key() throws IOException {
        Path file = keyFile(directory, "a not-32-bytes");
        KeyFileRefused refused = assertThrows(KeyFileRefused.class, () -> Vault.openOrCreate(file, true));
        assertEquals("config.master-key-damaged", refused.textKey());
        assertFalse(refused.getMessage().contains("not-32-bytes"));
    }

    @Test
    void an_empty_key_file_is_refused() throws IOException {
        Path file = keyFile(directory, "# nothing");
        assertThrows(KeyFileRefused.class, () -> Vault.openOrCreate(file, true));
    }

    /** RFC 5869, test case 1, first 32 bytes. */
    @Test
    void keys_are_derived_by_hkdf() {
        byte[] input = new byte[22];
        Arrays.fill(input, (byte) 0x0b);
        byte[] pseudorandomKey = KeyDerivation.extract(HexFormat.of().parseHex("000102030405060708090a0b0c"), input);
        byte[] key = KeyDerivation.expand(pseudorandomKey, HexFormat.of().parseHex("f0f1f2f3f4f5f6f7f8f9"));
        assertEquals(
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf",
                HexFormat.of().formatHex(key));
    }

    @Test
    void a_key_derived_for_one_purpose_is_not_the_master_key() {
        byte[] master = new byte[32];
        assertNotEquals(HexFormat.of().formatHex(master), HexFormat.of().formatHex(KeyDerivation.derive(master, "x")));
    }
}
