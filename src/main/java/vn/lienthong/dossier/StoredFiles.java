package vn.lienthong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files of a {@link DocumentStore}, for who removes those that nothing names any more. Nobody's document is lost to
 * a dossier that brings the same content at the same moment: whoever hands a document in first makes its file young and
 * then looks whether it is there; whoever removes it first sets it aside and then looks whether it is young. So either
 * the one finds nothing and writes it anew, or the other finds it young and puts it back.
 */
public final class StoredFiles {
    /** Folders that the files are spread over. */
    public static final int FOLDERS = 256;

    private static final String ADDRESS = "[0-9a-f]{64}";
    private static final String SET_ASIDE = ".removed";

    private final Path directory;
    private final Path unfinished;

    StoredFiles(Path directory, Path unfinished) {
        this.directory = directory;
        this.unfinished = unfinished;
    }

    /** Where the document of this address is kept in that folder. */
    public static Path of(Path directory, String address) {
        if (!address.matches(ADDRESS)) throw new IllegalArgumentException("not a document address");
        return directory
                .resolve(address.substring(0, 2))
                .resolve(address.substring(2, 4))
                .resolve(address);
    }

    /**
     * Addresses of the documents in one folder that were last handed in before that time.
     *
     * @param folder 0 to {@value #FOLDERS} - 1
     */
    public List<String> untouchedSince(Instant before, int folder) {
        List<String> found = new ArrayList<>();
        for (Path inner : children(directory.resolve(String.format(Locale.ROOT, "%02x", folder))))
            for (Path file : children(inner))
                if (file.getFileName().toString().matches(ADDRESS) && isOlder(file, before))
                    found.add(file.getFileName().toString());
        return found;
    }

    /**
     * Removes a document that was last handed in before that time and that nothing needs.
     *
     * @param needed whether anything names this address
     * @return whether it is gone now and was there before
     */
    public boolean remove(String address, Instant before, Predicate<String> needed) {
        Path file = of(directory, address);
        if (!isOlder(file, before) || needed.test(address)) return false;
        Path aside = unfinished.resolve(address + SET_ASIDE);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settle(aside, before, needed);
    }

    /** Ends the removals that a crash cut off: back with what is needed, away with the rest. Returns how many went. */
    public int settle(Instant before, Predicate<String> needed) {
        int removed = 0;
        for (Path aside : children(unfinished))
            if (aside.getFileName().toString().endsWith(SET_ASIDE) && settle(aside, before, needed)) removed++;
        return removed;
    }

    private boolean settle(Path aside, Instant before, Predicate<String> needed) {
        String address = aside.getFileName().toString().replace(SET_ASIDE, "");
        try {
            if (isOlder(aside, before) && !needed.test(address)) return Files.deleteIfExists(aside);
            Path file = of(directory, address);
            // a link, not a move: what was written anew meanwhile stays
            Files.createLink(file, aside);
            PrivateFiles.sync(file.getParent());
            Files.delete(aside);
            return false;
        } catch (FileAlreadyExistsException writtenAnew) {
            return !delete(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what crashes left unwritten before that time. Returns how many files. */
    public int removeLeftovers(Instant before) {
        int removed = 0;
        for (Path file : children(unfinished))
            if (!file.getFileName().toString().endsWith(SET_ASIDE) && isOlder(file, before) && delete(file)) removed++;
        return removed;
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that is not there is as old as nothing. */
    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
