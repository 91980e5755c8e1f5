package vn.lienthong.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one environment: signatures, one line each and never changed, and the last result of each step.
 * Files {@code check-<environment>.signed.jsonl} and {@code check-<environment>.results.json} in the data folder; a
 * line that was cut off by a crash is passed over.
 */
public final class CheckBook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path signed;
    private final Path results;
    private final Clock clock;

    public CheckBook(Path dataDirectory, String environment, Clock clock) {
        this.signed = dataDirectory.resolve("check-" + environment + ".signed.jsonl");
        this.results = dataDirectory.resolve("check-" + environment + ".results.json");
        this.clock = clock;
    }

    /** On disk when this returns. */
    public Signature sign(String step, String by, String note) {
        return append(new Signature(step, by, note, clock.instant(), false));
    }

    /** On disk when this returns. */
    public Signature withdraw(String step, String by, String note) {
        return append(new Signature(step, by, note, clock.instant(), true));
    }

    /** The last line about the step, unless it is a withdrawal. */
    public Optional<Signature> signature(String step) {
        return Optional.ofNullable(signatures().get(step)).filter(last -> !last.withdrawn());
    }

    /** The last line of each step. */
    private Map<String, Signature> signatures() {
        Map<String, Signature> last = new LinkedHashMap<>();
        if (!Files.exists(signed)) return last;
        try {
            for (String line : Files.readAllLines(signed))
                read(line).ifPresent(signature -> last.put(signature.step(), signature));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last;
    }

    private static Optional<Signature> read(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            return Optional.of(new Signature(
                    row.path("step").asText(),
                    row.path("by").asText(),
                    row.path("note").asText(),
                    Instant.parse(row.path("at").asText()),
                    row.path("withdrawn").asBoolean()));
        } catch (JsonProcessingException | DateTimeParseException cutOff) {
            return Optional.empty();
        }
    }

    private Signature append(Signature signature) {
        ObjectNode row = JSON.createObjectNode()
                .put("step", signature.step())
                .put("by", signature.by())
                .put("note", signature.note())
                .put("at", signature.at().toString())
                .put("withdrawn", signature.withdrawn());
        // a line break in front too, in case the line before was cut off
        byte[] line = ("\n" + row + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel file = FileChannel.open(
                signed, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(line);
            while (bytes.hasRemaining()) file.write(bytes);
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return signature;
    }

    /** The last result of a step, as {@link StepResult#json}. */
    Optional<JsonNode> result(String step) {
        return Optional.ofNullable(readResults().get(step));
    }

    /** Keeps results beside those of other steps; whole or not at all. */
    void keep(Map<String, ObjectNode> now) {
        if (!Files.isDirectory(results.toAbsolutePath().getParent()))
            return; // the check says that the folder is missing
        ObjectNode all = readResults();
        now.forEach(all::set);
        try {
            Path fresh = results.resolveSibling(results.getFileName() + ".new");
            Files.writeString(fresh, all.toPrettyString());
            Files.move(fresh, results, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode readResults() {
        if (!Files.exists(results)) return JSON.createObjectNode();
        try {
            return JSON.readTree(results.toFile()) instanceof ObjectNode all ? all : JSON.createObjectNode();
        } catch (JsonProcessingException damaged) {
            return JSON.createObjectNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
